"""Django's settings. All that differs between installations comes from the environment:

`HABEAS_HOME` (the register's folder), `DATABASE_URL` (PostgreSQL in place of SQLite), `HABEAS_ALLOWED_HOSTS` (names under which
the web app answers beside this machine's own; separated by commas), `HABEAS_SECRET_KEY`, `HABEAS_HTTPS` (1 behind a TLS proxy),
`HABEAS_PROXY` (that proxy's address, where it is not this machine's own), `HABEAS_RECONCILE_ORIGINS` (whose pages in a browser
may ask the reconciliation service), `HABEAS_PATIENCE` (seconds a writer waits).
Always true: importing this makes no file; the secret is made when the web app first signs something.
"""

import os

from django.utils.functional import lazy

from habeas.register.databases import database
from habeas.register.home import home, secret_key

_HTTPS = os.environ.get("HABEAS_HTTPS") == "1"

SECRET_KEY = lazy(secret_key, str)()
DEBUG = False
OTHER_HOSTS = [name.strip() for name in os.environ.get("HABEAS_ALLOWED_HOSTS", "").split(",") if name.strip()]
"""Names under which other machines reach this one."""
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *OTHER_HOSTS]
BEHIND_PROXY = os.environ.get("HABEAS_PROXY", "127.0.0.1") if _HTTPS else ""
"""The one address from which it is believed whom a request comes from; empty where there is no proxy."""

RECONCILE_ORIGINS = frozenset(
    os.environ.get("HABEAS_RECONCILE_ORIGINS", "http://127.0.0.1:3333,http://localhost:3333").replace(" ", "").split(",")
) - {""}
"""Pages of these may read what the reconciliation service answers; those of OpenRefine on this machine unless it is said."""

DATABASES = {"default": database(os.environ.get("DATABASE_URL"), home())}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "habeas.register",
    "habeas.web",
]
ROOT_URLCONF = "habeas.web.urls"
MIDDLEWARE = [
    "habeas.web.api.asking.takes_token_from_address",  # before anything that may refuse a request, which logs its address
    "habeas.web.headers.guarded",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "habeas.web.api.problems.problems_in_json",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "habeas.web.desk.for_those_who_may",
    "habeas.web.waiting.AnswersWhoeverWaits",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

AUTH_USER_MODEL = "register.Account"
LOGIN_URL = "sign-in"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["name"]},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_NAME = "__Host-habeas" if _HTTPS else "habeas"
SESSION_COOKIE_AGE = 2 * 60 * 60
"""Seconds without a request after which somebody is signed out."""
SESSION_LONGEST = 12 * 60 * 60
"""Seconds after signing in after which somebody signs in anew, whatever they did meanwhile."""
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = _HTTPS
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

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
SECURE_HSTS_INCLUDE_SUBDOMAINS = _HTTPS
SILENCED_SYSTEM_CHECKS = ["security.W021"]  # a domain's owner decides whether browsers are shipped with its name
CSRF_COOKIE_NAME = "__Host-csrftoken" if _HTTPS else "csrftoken"
CSRF_COOKIE_SECURE = _HTTPS
CSRF_COOKIE_HTTPONLY = True

FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "habeas.web.uploads.NamelessUploadHandler",
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
"""Bytes of what is typed or pasted into a form, without its files: a million letters of any script, and some more."""

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "loggers": {"django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False}},
}
