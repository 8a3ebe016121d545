"""Django's settings. All that differs between installations comes from the environment:

`HABEAS_HOME` (the register's folder), `DATABASE_URL` (PostgreSQL in place of SQLite), `HABEAS_ALLOWED_HOSTS` (names under which
the web app answers beside this machine's own; separated by commas), `HABEAS_SECRET_KEY`, `HABEAS_HTTPS` (1 behind a TLS proxy).
Always true: importing this makes no file; the secret is made when the web app first signs something.
"""

import os

from django.utils.functional import lazy

from habeas.register.databases import database
from habeas.register.home import home, secret_key

_HTTPS = os.environ.get("HABEAS_HTTPS") == "1"

SECRET_KEY = lazy(secret_key, str)()
DEBUG = False
ALLOWED_HOSTS = [
    "localhost",
    "127.0.0.1",
    "[::1]",
    *(name.strip() for name in os.environ.get("HABEAS_ALLOWED_HOSTS", "").split(",") if name.strip()),
]

DATABASES = {"default": database(os.environ.get("DATABASE_URL"), home())}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"

INSTALLED_APPS = ["django.contrib.staticfiles", "habeas.register", "habeas.web"]
ROOT_URLCONF = "habeas.web.urls"
MIDDLEWARE = [
    "habeas.web.headers.guarded",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]

STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _HTTPS else None
SECURE_SSL_REDIRECT = _HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if _HTTPS else 0
CSRF_COOKIE_SECURE = _HTTPS
CSRF_COOKIE_HTTPONLY = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "loggers": {"django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False}},
}
