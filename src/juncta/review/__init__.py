"""Where it is judged: dossiers, voices, institutional approvals."""
