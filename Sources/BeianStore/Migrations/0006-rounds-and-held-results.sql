-- A truth commitment for each time an application is handed in (每轮真实性承诺), and the results of the administration
-- that wait because they could not be recorded (待登记的管局结果).

CREATE TABLE agreement_by_round (
    account TEXT NOT NULL REFERENCES account (id),
    document TEXT NOT NULL,
    edition TEXT NOT NULL,
    application TEXT NOT NULL DEFAULT '',
    -- nought for the documents of the account
    round BIGINT NOT NULL DEFAULT 0,
    accepted_at BIGINT NOT NULL,
    client_sealed TEXT NOT NULL,
    PRIMARY KEY (account, document, edition, application, round)
);
INSERT INTO agreement_by_round (account, document, edition, application, round, accepted_at, client_sealed)
    SELECT account, document, edition, application, CASE WHEN application = '' THEN 0 ELSE 1 END, accepted_at,
        client_sealed
    FROM agreement;
DROP TABLE agreement;
ALTER TABLE agreement_by_round RENAME TO agreement;

CREATE TABLE held_result_state (name TEXT PRIMARY KEY);
INSERT INTO held_result_state (name) VALUES ('held'), ('again'), ('recorded'), ('put-aside');

CREATE TABLE held_result (
    sequence BIGINT PRIMARY KEY,
    report TEXT NOT NULL,
    result TEXT NOT NULL,
    -- the code of the problem, never what was typed
    problem TEXT NOT NULL,
    state TEXT NOT NULL REFERENCES held_result_state (name),
    held_at BIGINT NOT NULL,
    tried_at BIGINT NOT NULL,
    settled_at BIGINT,
    settled_by TEXT
);
CREATE INDEX held_result_by_state ON held_result (state, sequence);
