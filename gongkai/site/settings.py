"""Wiring of the installation. What the law says is never a setting."""

from gongkai.site import environment as env
from gongkai.site import mail_server

BASE_DIR = env.ROOT
HOME = env.home()
SECRET_KEY = env.secret_key()
DEBUG = False
ALLOWED_HOSTS = [h.strip() for h in env.ALLOWED_HOSTS.text().split(",") if h.strip()]
CSRF_TRUSTED_ORIGINS = [o.strip() for o in env.TRUSTED_ORIGINS.text().split(",") if o.strip()]

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_tasks_db",
    "gongkai.agencies",
    "gongkai.journal",
    "gongkai.search",
    "gongkai.documents",
    "gongkai.cases",
    "gongkai.channels",
    "gongkai.quality",
    "gongkai.matters",
    "gongkai.reports",
    "gongkai.portal",
    "gongkai.desk",
    "gongkai.api",
    "gongkai.cli",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "gongkai.site.agency.AgencyMiddleware",
    "django.middleware.common.CommonMiddleware",
    "gongkai.portal.too_large.TooLargeMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "gongkai.site.nul.NulMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "gongkai.portal.care.CareMiddleware",
    "gongkai.desk.refusals.DeskRefusalMiddleware",
    "gongkai.site.refusals.RefusalMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "gongkai.site.urls"
WSGI_APPLICATION = "gongkai.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "DIRS": [env.ROOT / "gongkai" / "site" / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "gongkai.site.agency.context",
            ],
            "builtins": ["gongkai.site.templatetags.gongkai"],
        },
    }
]

DATABASES = {"default": env.database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Nothing is counted in it: attempts are rows of the database (journal.Attempt), one count for all workers.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

AUTH_USER_MODEL = "agencies.Person"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "desk:login"
LOGIN_REDIRECT_URL = "desk:home"
LOGOUT_REDIRECT_URL = "portal:home"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.5
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "gongkai.site.network.login_address"
AXES_LOCKOUT_TEMPLATE = "desk/locked_out.html"
AXES_VERBOSE = False
AXES_ENABLE_ADMIN = False
SILENCED_SYSTEM_CHECKS = ["axes.W003"]

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "gongkai.site.refusals.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if env.HTTPS.flag():
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATICFILES_DIRS = [env.ROOT / "gongkai" / "site" / "static"]
MEDIA_ROOT = HOME / "files"
LEARNED = env.learned_file()  # counts of the agency's own texts, if `gongkai learn` wrote them
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 400

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"at_debug": {"()": "gongkai.site.queue_log.AtDebug"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.log_level()},
    # The pool logs every attempt to reach a database that is down; the caller gets one sentence.
    "loggers": {
        "django.request": {"level": "ERROR"},
        "psycopg.pool": {"level": "ERROR"},
        "django_tasks": {"filters": ["at_debug"]},
    },
}

GONGKAI_VAULT_KEYS = env.vault_keys()
GONGKAI_CLAMD = env.clamd()
GONGKAI_INNER_HOSTS = frozenset(h.strip() for h in env.INNER_HOSTS.text().split(",") if h.strip())
GONGKAI_TRUSTED_PROXIES = env.trusted_proxies()
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
_mail = mail_server.mail_server()
EMAIL_BACKEND, EMAIL_HOST, EMAIL_PORT = _mail.backend, _mail.host, _mail.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail.user, _mail.password
EMAIL_USE_TLS, EMAIL_USE_SSL, EMAIL_TIMEOUT = _mail.starttls, _mail.tls, mail_server.SECONDS
DEFAULT_FROM_EMAIL = _mail.sender

GONGKAI_NIGHTLY_AT = env.NIGHTLY_AT.hour()
GONGKAI_BASE_URL = mail_server.base_url()
GONGKAI_DEMO = env.DEMO.flag()
GONGKAI_TODAY = env.TODAY.day() if GONGKAI_DEMO else None
