"""Settings from the environment: each named once, with its default and what it does.

The reference page of settings is generated from `SETTINGS`. A bad value stops the start with one sentence.
"""

from __future__ import annotations

import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import date, datetime, time
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

ROOT = Path(__file__).resolve().parent.parent.parent


class BadSetting(Exception):
    """A setting has a value that cannot be used; the text names the variable, the value and what to write."""


@dataclass(frozen=True)
class Setting:
    """One environment variable: `default` as text, `says` what it does (English, for the reference page)."""

    name: str
    default: str
    says: str

    def text(self) -> str:
        return os.environ.get(self.name, "") or self.default

    def flag(self) -> bool:
        value = self.text()
        if value not in ("0", "1"):
            raise BadSetting(f"{self.name}={value!r}：只能写 0 或 1")
        return value == "1"

    def day(self) -> date | None:
        value = self.text()
        try:
            return date.fromisoformat(value) if value else None
        except ValueError:
            raise BadSetting(f"{self.name}={value!r}：请写成 2026-11-25 这样的日期") from None

    def hour(self) -> time:
        """A time of the day."""
        value = self.text()
        try:
            return datetime.strptime(value, "%H:%M").time()
        except ValueError:
            raise BadSetting(f"{self.name}={value!r}：请写成 02:00 这样的时间") from None


HOME = Setting(
    "GONGKAI_HOME", "var", "Data folder: database, files, secret key. Relative to the project's folder."
)
DATABASE_URL = Setting(
    "DATABASE_URL", "", "`postgresql://user:password@host:port/name`. Empty: SQLite (WAL) in the data folder."
)
SECRET_KEY = Setting(
    "GONGKAI_SECRET_KEY", "", "Signing key. Empty: made on the first start and kept in the data folder."
)
ALLOWED_HOSTS = Setting(
    "GONGKAI_ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]", "Host names served, separated by commas."
)
DEMO = Setting(
    "GONGKAI_DEMO",
    "1",
    "1: `./run` loads the demonstration year into an empty installation. 0: it stays empty.",
)
TODAY = Setting(
    "GONGKAI_TODAY",
    "",
    "Fixes the day the faces act on (`2024-06-03`), for demonstrations and tests; only with `GONGKAI_DEMO=1`.",
)
HTTPS = Setting(
    "GONGKAI_HTTPS", "0", "1: cookies only over HTTPS and HSTS is sent; set it behind a TLS proxy."
)
TRUSTED_ORIGINS = Setting(
    "GONGKAI_TRUSTED_ORIGINS", "", "Origins whose forms are accepted behind a proxy, separated by commas."
)
TRUSTED_PROXIES = Setting(
    "GONGKAI_TRUSTED_PROXIES",
    "",
    "Addresses or networks (`10.0.0.5,10.1.0.0/16`) of the proxies in front, separated by commas: only from these is "
    "X-Forwarded-For believed when attempts (codes, forms, logins) are counted by address.",
)
VAULT_KEY = Setting(
    "GONGKAI_VAULT_KEY",
    "",
    "Keys that seal applicants' papers (Fernet: 32 bytes in URL-safe Base64), separated by commas, the newest first. "
    "Empty: `vault_key` in the data folder, made on the first start. Keep a copy apart from the data.",
)
CLAMD = Setting(
    "GONGKAI_CLAMD",
    "",
    "`host:port` of a clamd that scans what is uploaded. Empty: no scan. Set and out of reach: uploads are refused.",
)
INNER_HOSTS = Setting(
    "GONGKAI_INNER_HOSTS",
    "",
    "Host names (`portal.city.local,10.1.2.3`) with inner addresses that may be asked whether a page answers, or that relay to WeChat, "
    "separated by commas. Empty: only public addresses are asked.",
)
LOG_LEVEL = Setting("GONGKAI_LOG_LEVEL", "INFO", "DEBUG, INFO, WARNING or ERROR.")
NIGHTLY_AT = Setting(
    "GONGKAI_NIGHTLY_AT", "02:00", "When the worker starts the work of the night, Asia/Shanghai time."
)
SMTP = Setting(
    "GONGKAI_SMTP",
    "",
    "Mail server of the daily digest: `smtp://user:password@host:587?tls=starttls`, `smtps://user:password@host:465`, or "
    "`smtp://host:25` inside a trusted net. Empty: no mail.",
)
MAIL_FROM = Setting("GONGKAI_MAIL_FROM", "", "Sender of mail; needed with `GONGKAI_SMTP`.")
BASE_URL = Setting(
    "GONGKAI_BASE_URL",
    "",
    "Where people open this installation (`https://xxgk.example.gov.cn`), for links in mail. Empty: mail has no links.",
)

SETTINGS = (
    HOME, DATABASE_URL, SECRET_KEY, ALLOWED_HOSTS, DEMO, TODAY, HTTPS, TRUSTED_ORIGINS, TRUSTED_PROXIES, VAULT_KEY, CLAMD, LOG_LEVEL,
    NIGHTLY_AT, INNER_HOSTS, SMTP, MAIL_FROM, BASE_URL,
)  # fmt: skip


def home() -> Path:
    """The data folder, made on first use, for its owner alone: it holds applicants' data."""
    folder = ROOT / HOME.text()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as wrong:
        raise BadSetting(f"{HOME.name}={HOME.text()!r}：数据目录无法建立（{wrong.strerror}）") from None
    return folder


def learned_file() -> Path:
    """Where `gongkai learn` writes the counts of the agency's own texts, and where every check looks for them."""
    return ROOT / HOME.text() / "learned.zip"


def secret_key() -> str:
    """The signing key: given, or made once (readable by the owner only) and read ever after."""
    return SECRET_KEY.text() or _kept_key("secret_key", os.urandom(48).hex())


def vault_keys() -> tuple[str, ...]:
    """The keys of the vault, the newest first: given, or one made once and read ever after."""
    given = VAULT_KEY.text() or _kept_key("vault_key", urlsafe_b64encode(os.urandom(32)).decode())
    keys = tuple(key.strip() for key in given.split(",") if key.strip())
    if not keys or not all(_is_vault_key(key) for key in keys):
        raise BadSetting(
            f"{VAULT_KEY.name}（或者数据目录里的 vault_key）不是可用的密钥："
            "每个密钥是32字节的URL安全Base64，多个用逗号分开，新的在前"
        )
    return keys


def _is_vault_key(key: str) -> bool:
    try:
        return len(key) == 44 and len(urlsafe_b64decode(key)) == 32
    except ValueError:
        return False


def _kept_key(name: str, fresh: str) -> str:
    """The key kept in the data folder under this name, for its owner alone; `fresh` where there is none yet."""
    kept, beside = home() / name, home() / f"{name}.{os.getpid()}"
    try:
        if (
            not kept.exists()
        ):  # written whole before it has its name: two that start at once read the same key
            with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as new:
                new.write(fresh)
            os.link(beside, kept)
    except FileExistsError:
        pass
    except OSError as wrong:
        raise BadSetting(f"数据目录里不能建立密钥文件 {kept.name}（{wrong.strerror}）") from None
    finally:
        beside.unlink(missing_ok=True)
    try:
        return kept.read_text().strip()
    except (OSError, UnicodeDecodeError) as wrong:
        raise BadSetting(
            f"密钥文件 {kept.name} 无法读取（{getattr(wrong, 'strerror', '不是文本')}）；请用数据目录的所有者运行"
        ) from None


def clamd() -> tuple[str, int] | None:
    """Host and port of the malware scanner, or None."""
    given = CLAMD.text()
    host, _, port = given.rpartition(":")
    if not given:
        return None
    if not host or not port.isascii() or not port.isdigit() or not 0 < int(port) < 65536:
        raise BadSetting(f"{CLAMD.name}={given!r}：请写成 127.0.0.1:3310 这样的主机和端口")
    return host.strip("[]"), int(port)


def trusted_proxies() -> tuple[IPv4Network | IPv6Network, ...]:
    """The networks whose word about a client's address is believed."""
    given = [part.strip() for part in TRUSTED_PROXIES.text().split(",") if part.strip()]
    try:
        return tuple(ip_network(part) for part in given)
    except ValueError:
        raise BadSetting(
            f"{TRUSTED_PROXIES.name}={TRUSTED_PROXIES.text()!r}：请写成 10.0.0.5 或者 10.1.0.0/16 这样的地址，多个用逗号分开"
        ) from None


def log_level() -> str:
    """The level of the log, one of four."""
    level = LOG_LEVEL.text()
    if level not in ("DEBUG", "INFO", "WARNING", "ERROR"):
        raise BadSetting(f"{LOG_LEVEL.name}={level!r}：只能写 DEBUG、INFO、WARNING 或 ERROR")
    return level


def database() -> dict[str, object]:
    """Django's settings of the one database."""
    url = DATABASE_URL.text()
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": home() / "gongkai.sqlite3",
            "CONN_MAX_AGE": 600,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            },
        }
    parts = urlsplit(url)
    if parts.scheme not in ("postgresql", "postgres") or not parts.path.strip("/"):
        raise BadSetting(f"{DATABASE_URL.name}={url!r}：请写成 postgresql://用户:口令@主机:端口/库名")
    query = parse_qs(parts.query)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.get("host", [parts.hostname or ""])[0],
        "PORT": str(parts.port or query.get("port", [""])[0]),
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 8, "timeout": 8}},
    }
