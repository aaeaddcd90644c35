-- Every owner of personal fields has a key of its own. Destroying the row erases what the key sealed.
CREATE TABLE data_key (
    owner TEXT NOT NULL PRIMARY KEY,
    wrapped TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

-- Owners whose key was destroyed. The tombstone file beside the key file follows this table.
CREATE TABLE erased_owner (
    owner TEXT NOT NULL PRIMARY KEY
);
