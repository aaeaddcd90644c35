-- Accounts, staff, sessions, tokens, codes and contacts (账号、工作人员、会话、令牌、验证码、联系人).
-- Personal values are sealed (…_sealed); what must be found by value has a keyed digest (…_digest).

CREATE TABLE account_site (name TEXT PRIMARY KEY);
INSERT INTO account_site (name) VALUES ('china'), ('international');

CREATE TABLE account_status (name TEXT PRIMARY KEY);
INSERT INTO account_status (name) VALUES ('open'), ('closing'), ('erased');

CREATE TABLE account (
    id TEXT PRIMARY KEY,
    site TEXT NOT NULL REFERENCES account_site (name),
    status TEXT NOT NULL REFERENCES account_status (name),
    language TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    closed_at BIGINT,
    -- the entity to which the account is bound (bound) or for which it has an open application (reserved)
    entity_digest TEXT,
    entity_bound BIGINT NOT NULL DEFAULT 0,
    version BIGINT NOT NULL
);
CREATE INDEX account_by_closed_at ON account (closed_at) WHERE closed_at IS NOT NULL;
-- one account for an entity: bound accounts only, so that typing a rival's certificate locks nobody out
CREATE UNIQUE INDEX account_bound_entity ON account (entity_digest) WHERE entity_bound = 1;

-- the addresses with which a holder signs in (登录名)
CREATE TABLE login (
    address_digest TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    kind TEXT NOT NULL,
    address_sealed TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX login_of_account ON login (account, kind);

-- password hashes of accounts (acc_…) and staff (stf_…)
CREATE TABLE password (
    subject TEXT PRIMARY KEY,
    salt TEXT NOT NULL,
    cost BIGINT NOT NULL,
    hash TEXT NOT NULL,
    -- a password that somebody else chose, to be changed after signing in
    one_time BIGINT NOT NULL DEFAULT 0,
    changed_at BIGINT NOT NULL
);

CREATE TABLE staff_role (name TEXT PRIMARY KEY);
INSERT INTO staff_role (name) VALUES ('reviewer'), ('operator'), ('auditor');

CREATE TABLE staff (
    id TEXT PRIMARY KEY,
    login TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL REFERENCES staff_role (name),
    own_account TEXT REFERENCES account (id),
    disabled BIGINT NOT NULL DEFAULT 0,
    language TEXT NOT NULL,
    factor_sealed TEXT,
    factor_last_step BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL
);

CREATE TABLE recovery_code (
    staff TEXT NOT NULL REFERENCES staff (id),
    code_digest TEXT NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (staff, code_digest)
);

-- sessions of accounts and staff, by the digest of the cookie (会话)
CREATE TABLE session (
    id TEXT PRIMARY KEY,
    token_digest TEXT NOT NULL UNIQUE,
    subject TEXT NOT NULL,
    second_factor BIGINT NOT NULL,
    door TEXT NOT NULL,
    client_sealed TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX session_by_subject ON session (subject, seen_at);
CREATE INDEX session_by_expiry ON session (expires_at);

-- tokens of the API, of accounts (acc_…) and of operators (stf_…) (令牌)
CREATE TABLE token (
    id TEXT PRIMARY KEY,
    token_digest TEXT NOT NULL UNIQUE,
    subject TEXT NOT NULL,
    label TEXT NOT NULL,
    scopes TEXT NOT NULL,
    door TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    revoked_at BIGINT,
    used_at BIGINT
);
CREATE INDEX token_by_subject ON token (subject, id);

-- verification codes, kept as digests (验证码)
CREATE TABLE code (
    id TEXT PRIMARY KEY,
    purpose TEXT NOT NULL,
    address_digest TEXT NOT NULL,
    code_digest TEXT NOT NULL,
    subject TEXT,
    tries BIGINT NOT NULL,
    sent_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX code_by_address ON code (address_digest, purpose, sent_at);
CREATE INDEX code_by_expiry ON code (expires_at);

-- counters that slow down guessing and flooding (限流)
CREATE TABLE throttle (
    key_digest TEXT PRIMARY KEY,
    count BIGINT NOT NULL,
    since BIGINT NOT NULL,
    blocked_until BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX throttle_by_since ON throttle (since);

CREATE TABLE contact (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    person_sealed TEXT NOT NULL,
    mail_sealed TEXT,
    mail_digest TEXT,
    mail_verified_at BIGINT,
    mobile_sealed TEXT,
    mobile_digest TEXT,
    mobile_verified_at BIGINT,
    choices TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX contact_by_account ON contact (account, id);

CREATE TABLE agreement (
    account TEXT NOT NULL REFERENCES account (id),
    document TEXT NOT NULL,
    edition TEXT NOT NULL,
    application TEXT NOT NULL DEFAULT '',
    accepted_at BIGINT NOT NULL,
    client_sealed TEXT NOT NULL,
    PRIMARY KEY (account, document, edition, application)
);

-- access restored by two operators (找回账号)
CREATE TABLE restoration (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    kind TEXT NOT NULL,
    address_sealed TEXT NOT NULL,
    reason_sealed TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    agreed_by TEXT,
    agreed_at BIGINT
);
CREATE INDEX restoration_open ON restoration (asked_at) WHERE agreed_at IS NULL;
