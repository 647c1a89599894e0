// A registrar's approval by passkey: the browser signs the challenge that stands in the form, and the form is sent.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

for (const form of document.querySelectorAll("form[data-passkey]")) {
  form.addEventListener("submit", async (event) => {
    if (form.elements.assertion.value) return;
    event.preventDefault();
    const trouble = form.querySelector("[data-trouble]");
    trouble.textContent = "";
    try {
      const made = await navigator.credentials.get({
        publicKey: {
          challenge: bytes(form.dataset.challenge),
          allowCredentials: JSON.parse(form.dataset.allowed).map((id) => ({ type: "public-key", id: bytes(id) })),
          userVerification: "required",
        },
      });
      form.elements.assertion.value = JSON.stringify({
        credentialId: text(made.rawId),
        clientDataJSON: text(made.response.clientDataJSON),
        authenticatorData: text(made.response.authenticatorData),
        signature: text(made.response.signature),
      });
      form.requestSubmit();
    } catch (error) {
      trouble.textContent = error.message;
    }
  });
}
