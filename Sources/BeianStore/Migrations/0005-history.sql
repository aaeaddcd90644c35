-- History, messages, errands and stored answers (历史、站内信、外发任务、幂等应答).

-- append only; each row carries the digest of the subject's previous row
CREATE TABLE event (
    subject TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    occurrence TEXT NOT NULL,
    operation TEXT NOT NULL,
    actor TEXT NOT NULL,
    account TEXT,
    at BIGINT NOT NULL,
    stage_from TEXT,
    stage_to TEXT,
    details_sealed TEXT NOT NULL,
    previous_digest TEXT NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (subject, sequence)
);
CREATE INDEX event_by_time ON event (at, subject, sequence);
CREATE INDEX event_by_account ON event (account, at) WHERE account IS NOT NULL;

CREATE TABLE message (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    letter TEXT NOT NULL,
    application TEXT,
    parameters_sealed TEXT NOT NULL,
    sent_at BIGINT NOT NULL,
    read_at BIGINT
);
CREATE INDEX message_by_account ON message (account, id);
CREATE INDEX message_unread ON message (account) WHERE read_at IS NULL;

CREATE TABLE errand_kind (name TEXT PRIMARY KEY);
INSERT INTO errand_kind (name) VALUES ('mail'), ('sms'), ('report');

CREATE TABLE outbox (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL REFERENCES errand_kind (name),
    subject TEXT NOT NULL,
    account TEXT,
    payload_sealed TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    lease_until BIGINT NOT NULL DEFAULT 0,
    attempts BIGINT NOT NULL DEFAULT 0,
    last_error TEXT,
    created_at BIGINT NOT NULL,
    done_at BIGINT,
    given_up_at BIGINT
);
CREATE INDEX outbox_due ON outbox (kind, due_at) WHERE done_at IS NULL AND given_up_at IS NULL;
CREATE INDEX outbox_by_subject ON outbox (subject, id);

-- reports to the administration and the results that came back (报送)
CREATE TABLE report (
    id TEXT PRIMARY KEY,
    application TEXT NOT NULL REFERENCES application (id),
    round BIGINT NOT NULL,
    reference TEXT,
    sent_at BIGINT,
    sms_deadline BIGINT,
    created_at BIGINT NOT NULL
);
CREATE INDEX report_by_application ON report (application, id);

CREATE TABLE administration_result (
    sequence BIGINT PRIMARY KEY,
    report TEXT NOT NULL,
    result TEXT NOT NULL,
    taken_at BIGINT NOT NULL
);

CREATE TABLE idempotent_answer (
    owner TEXT NOT NULL,
    key_digest TEXT NOT NULL,
    request_digest TEXT NOT NULL,
    answer_sealed TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (owner, key_digest)
);
CREATE INDEX idempotent_answer_by_time ON idempotent_answer (at);
