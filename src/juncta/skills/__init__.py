"""Skills of the European classification (ESCO): what learning outcomes can be linked to."""
