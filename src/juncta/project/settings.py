"""Settings of an installation, from the environment; the demo and production differ in values, not in code."""

import os
from pathlib import Path

from csp.constants import NONE, SELF

from juncta.project.database import databases

HERE = Path(__file__).resolve().parent


def _flag(name: str) -> bool:
    return os.environ.get(name, "") in {"1", "true", "yes"}


JUNCTA_DEMO = _flag("JUNCTA_DEMO")
JUNCTA_ALLIANCE = os.environ.get("JUNCTA_ALLIANCE", "")  # slug; empty: the first one
JUNCTA_ADDRESS = os.environ.get("JUNCTA_ADDRESS", "http://127.0.0.1:8471")  # how people reach this installation
# Folder of the cast's generated approval keys; set in the demo only. Signing keys are never known here.
JUNCTA_CAST_KEYS = os.environ.get("JUNCTA_CAST_KEYS", "") if JUNCTA_DEMO else ""

DEBUG = False
SECRET_KEY = os.environ.get("SECRET_KEY", "")
ALLOWED_HOSTS = [host for host in os.environ.get("ALLOWED_HOSTS", "127.0.0.1,localhost,testserver").split(",") if host]
CSRF_TRUSTED_ORIGINS = [JUNCTA_ADDRESS] if JUNCTA_ADDRESS.startswith("https://") else []

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "procrastinate.contrib.django",
    "lucide",
    "juncta.ui",  # before allauth, whose pages it dresses
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "juncta.base",
    "juncta.alliance",
    "juncta.skills",
    "juncta.jurisdiction",
    "juncta.framework",
    "juncta.design",
    "juncta.needs",
    "juncta.support",
    "juncta.cocreation",
    "juncta.review",
    "juncta.catalogue",
    "juncta.enrolment",
    "juncta.assessment",
    "juncta.credentials",
    "juncta.recognition",
    "juncta.portfolio",
    "juncta.desk",
    "juncta.project",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "juncta.project.middleware.ActorMiddleware",
    "juncta.project.middleware.RefusalMiddleware",
]

ROOT_URLCONF = "juncta.project.urls"
WSGI_APPLICATION = "juncta.project.wsgi.application"
DATABASES = databases()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "juncta.ui.context.shell",
            ],
        },
    },
]

# Sign-in: password, passkey, TOTP (django-allauth)
AUTH_USER_MODEL = "base.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_ADAPTER = "juncta.project.accounts.AccountAdapter"
ACCOUNT_SIGNUP_FORM_CLASS = "juncta.project.accounts.SignupForm"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Juncta"
# Browsers allow passkeys on plain http for localhost only; everywhere else https is required.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = JUNCTA_ADDRESS.startswith("http://")
LOGIN_URL = "account_login"
JOIN_URL = "alliance-join"  # where an account goes that stands for nobody yet
LOGIN_REDIRECT_URL = "desk-home"
TYPED_URL = "ui-unsaved"  # what somebody had typed when their session ended
LOGOUT_REDIRECT_URL = "desk-front"

# Language
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("fr", "Français")]
LOCALE_PATHS = [HERE.parent / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Brussels"

# Files
STATIC_URL = "static/"
STATIC_ROOT = os.environ.get("JUNCTA_STATIC_ROOT") or None  # static files come from their rooms; collecting them is a choice
WHITENOISE_USE_FINDERS = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# Safety
_HTTPS = JUNCTA_ADDRESS.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _HTTPS
SESSION_COOKIE_HTTPONLY = True
SECURE_HSTS_SECONDS = 31_536_000 if _HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
CSRF_FAILURE_VIEW = "juncta.project.mishaps.unverified"

# Mail: the demo keeps every message in its mailbox page instead
EMAIL_BACKEND = (
    "juncta.project.story.mail.MailboxBackend"
    if JUNCTA_DEMO
    else os.environ.get("EMAIL_BACKEND", "django.core.mail.backends.smtp.EmailBackend")
)
EMAIL_HOST = os.environ.get("EMAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = _flag("EMAIL_USE_TLS")
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "juncta@localhost")

# Jobs
PROCRASTINATE_ON_APP_READY = "juncta.project.jobs.ready"
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL", "INFO")},
    "loggers": {"procrastinate": {"level": "WARNING"}},
}
