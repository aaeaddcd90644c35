"""A real SMTP server on loopback that keeps what it is given.

Prints its port, writes each mail as N.eml and, read by Python's own mail parser, as N.json into a folder, and ends when
its standard input closes. The local part of a recipient makes it misbehave:
tempfail 450, reject 550, full 552, baddata 554 after the text, slow never answers.
"""

import argparse
import asyncio
import json
import logging
import os
import ssl
import sys
from email import message_from_bytes, policy

from aiosmtpd.smtp import SMTP, AuthResult

REPLIES = {
    "tempfail": "450 4.2.0 Not now, try again later",
    "reject": "550 5.1.1 No such mailbox",
    "full": "552 5.2.2 Mailbox full",
}


class Sink:
    def __init__(self, folder):
        self.folder = folder
        self.count = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        local = address.split("@")[0]
        if local in REPLIES:
            return REPLIES[local]
        if local == "slow":
            await asyncio.sleep(3600)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if any(address.startswith("baddata@") for address in envelope.rcpt_tos):
            return "554 5.6.0 Text refused"
        self.count += 1
        name = os.path.join(self.folder, f"{self.count:06}")
        message = message_from_bytes(envelope.content, policy=policy.default)
        mail = {
            "sender": envelope.mail_from,
            "recipients": envelope.rcpt_tos,
            "encrypted": session.ssl is not None,
            "user": (session.auth_data.login.decode() if session.authenticated else None),
            "headers": [{"name": key, "value": str(value)} for key, value in message.items()],
            "body": message.get_content().replace("\r\n", "\n"),
            "defects": [str(defect) for defect in message.defects],
        }
        with open(name + ".eml", "wb") as file:
            file.write(envelope.original_content)
        with open(name + ".part", "w", encoding="utf-8") as file:
            json.dump(mail, file, ensure_ascii=False)
        os.rename(name + ".part", name + ".json")
        return "250 OK"


async def main():
    # A client that trusts nobody is part of the tests, not news.
    logging.getLogger("mail.log").setLevel(logging.CRITICAL + 1)
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--certificate", help="PEM file with certificate and key: STARTTLS is then required")
    parser.add_argument("--login", help="USER:PASSWORD that is then required")
    options = parser.parse_args()

    context = None
    if options.certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(options.certificate)

    def authenticate(server, session, envelope, mechanism, data):
        user, password = options.login.split(":")
        right = (data.login, data.password) == (user.encode(), password.encode())
        return AuthResult(success=right, handled=False, auth_data=data)

    sink = Sink(options.folder)
    loop = asyncio.get_running_loop()

    def connection():
        return SMTP(
            sink,
            hostname="sink.localhost",
            loop=loop,
            tls_context=context,
            require_starttls=context is not None,
            authenticator=authenticate if options.login else None,
            auth_required=options.login is not None,
            auth_require_tls=context is not None,
        )

    server = await loop.create_server(connection, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


asyncio.run(main())
os._exit(0)
