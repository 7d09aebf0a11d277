"""Settings of the Django project; everything that differs between installations comes from the environment.

DATABASE_URL, GONGBAO_DATA, GONGBAO_ADDRESS, GONGBAO_SECRET_KEY, GONGBAO_ENCRYPTION_KEY, GONGBAO_INDEX_KEY,
GONGBAO_HOSTS (comma separated), GONGBAO_HTTPS, GONGBAO_BEHIND_PROXY, GONGBAO_DEMO (each ``1`` or nothing),
GONGBAO_SMTP_URL (``smtp://user:password@host:587?starttls=1``), GONGBAO_MAIL_FROM, GONGBAO_OIDC_URL,
GONGBAO_OIDC_CLIENT, GONGBAO_OIDC_SECRET, GONGBAO_POPULATION_DAYS.
"""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from cryptography.fernet import Fernet

from gongbao.hub.home import secret

HERE = Path(__file__).parent


def _on(variable: str) -> bool:
    return os.environ.get(variable, "") == "1"


def database(url: str) -> dict[str, Any]:
    """A database address, such as ``postgresql://user:word@host:5432/name?sslmode=require``, as Django wants
    it.
    """
    parts = urlsplit(url)
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    host = options.pop("host", None) or unquote(parts.hostname or "")
    # Our statements are done in less time than PostgreSQL's compiler takes to begin; its estimate for the facts of a
    # case and of the cases above it is far too high and comes near to starting it.
    options.setdefault("options", "-c jit=off")
    return {
        "ENGINE": "gongbao.hub.engine",
        "NAME": unquote(parts.path.lstrip("/")) or "gongbao",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
        "OPTIONS": options | {"pool": {"min_size": 1, "max_size": 12, "timeout": 10}},
    }


DEMO = _on("GONGBAO_DEMO")
DEBUG = False
SECRET_KEY = secret("GONGBAO_SECRET_KEY")
# Several keys may be given, separated by commas: the first one encrypts, all of them decrypt.
ENCRYPTION_KEYS = secret("GONGBAO_ENCRYPTION_KEY", lambda: Fernet.generate_key().decode()).split(",")
INDEX_KEY = secret("GONGBAO_INDEX_KEY")
ALLOWED_HOSTS = os.environ.get("GONGBAO_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

DATABASES = {"default": database(os.environ.get("DATABASE_URL", "postgresql:///gongbao"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

_PAGES = [
    f"gongbao.{name}"
    for name in ("portal", "desk", "oversight", "api", *(["demo"] if DEMO else []))
    if (HERE.parent / name / "urls.py").exists()
]
INSTALLED_APPS = [
    *_PAGES,
    "gongbao.hub",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "gongbao.hub.middleware.language",
    "gongbao.hub.middleware.problems",
    "django.middleware.security.SecurityMiddleware",
    "gongbao.hub.middleware.content_security_policy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "gongbao.hub.public_pages.kept_pages",
    "gongbao.hub.middleware.rate_limits",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "gongbao.hub.urls"
WSGI_APPLICATION = "gongbao.hub.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "gongbao.hub.middleware.page_context",
            ],
            "builtins": ["gongbao.hub.templatetags.words"],
        },
    }
]

_IN_MEMORY = "django.core.cache.backends.locmem.LocMemCache"
CACHES = {
    "default": {"BACKEND": _IN_MEMORY},
    # Each process keeps its own; what is not asked for goes first.
    "public-pages": {
        "BACKEND": _IN_MEMORY,
        "LOCATION": "public-pages",
        "TIMEOUT": None,
        "OPTIONS": {"MAX_ENTRIES": 500},
    },
}

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True

# How the portal is reached from outside; it stands in QR codes and e-mails.
PUBLIC_ADDRESS = os.environ.get("GONGBAO_ADDRESS", "http://127.0.0.1:8000").rstrip("/")

STATIC_URL = "/static/"
# Served from the apps' own folders: there is no collecting step to forget.
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600

# What a person may send at once: attachments are checked one by one against their own limits.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
ATTACHMENT_BYTES = 20_000_000
REQUEST_BYTES = 60_000_000

# A population that is handed in as a file at the desk; how many days it, the answers of single people and the lists of
# people found are kept (encrypted): afterwards only the counts are left.
POPULATION_BYTES = 50_000_000
POPULATION_KEEP_DAYS = int(os.environ.get("GONGBAO_POPULATION_DAYS", "30"))

_https = _on("GONGBAO_HTTPS")
BEHIND_PROXY = _on("GONGBAO_BEHIND_PROXY")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_SSL_REDIRECT = _https
SECURE_HSTS_SECONDS = 31_536_000 if _https else 0
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = _https
SESSION_ENGINE = "gongbao.hub.sessions"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"

# (path prefix, method, requests, seconds): per address, counted in the database, so for all workers together.
RATE_LIMITS = [
    ("/accounts/login/", "POST", 30, 60),
    ("/accounts/", "POST", 60, 60),
    ("/search", "GET", 120, 60),
    ("/law/search", "GET", 120, 60),
    ("/api/", "POST", 600, 60),
    ("/", "POST", 300, 60),
]
SIGN_IN_ATTEMPTS = (10, 300)

AUTHENTICATION_BACKENDS = [
    "gongbao.hub.sessions.Accounts",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("MinimumLengthValidator", "CommonPasswordValidator", "NumericPasswordValidator")
]
LOGIN_URL = "/accounts/login/"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
# Counted in the database by our own middleware instead, for all workers together.
ACCOUNT_RATE_LIMITS = False
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "公报 Gongbao"
SOCIALACCOUNT_PROVIDERS = (
    {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": "oidc",
                    "name": "OIDC",
                    "client_id": os.environ.get("GONGBAO_OIDC_CLIENT", ""),
                    "secret": os.environ.get("GONGBAO_OIDC_SECRET", ""),
                    "settings": {"server_url": os.environ["GONGBAO_OIDC_URL"]},
                }
            ]
        }
    }
    if os.environ.get("GONGBAO_OIDC_URL")
    else {}
)

_smtp = urlsplit(os.environ.get("GONGBAO_SMTP_URL", ""))
# Without a mail server no message is lost: it stays in the person's inbox on the portal.
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if _smtp.hostname else 'dummy'}.EmailBackend"
EMAIL_HOST = _smtp.hostname or ""
EMAIL_PORT = _smtp.port or 25
EMAIL_HOST_USER = unquote(_smtp.username or "")
EMAIL_HOST_PASSWORD = unquote(_smtp.password or "")
EMAIL_USE_TLS = dict(parse_qsl(_smtp.query)).get("starttls") == "1"
EMAIL_USE_SSL = _smtp.scheme == "smtps"
EMAIL_TIMEOUT = 20
PROCRASTINATE_IMPORT_PATHS = ["gongbao.hub.jobs"]

DEFAULT_FROM_EMAIL = os.environ.get("GONGBAO_MAIL_FROM", "gongbao@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
