/** Goes into every bundle, for the person who opens it without knowing us. */
export const README = `This is a part, or the whole, of an audit log. It proves itself.

WHAT IS IN HERE

manifest.note     What this bundle holds, with the SHA-256 of every other file, signed by the log.
key.txt           The log's public key. Compare it with the one you were given by another way.
checkpoints.txt   Signed statements: "my first N entries have this root hash".
entries.ndjson    The entries, one in each line, as JSON in canonical form (RFC 8785).
proofs.ndjson     Only for a part of the log: for each entry the proof that it is in the log, at which place.
side.ndjson       Only when disclosed: texts that entries commit to, each with its salt. An entry's "commit" holds
                  HMAC-SHA256 of the text, with the salt as key. A text that is missing was erased, and an entry
                  "data.erased" says so.
consistency.json  Only when asked for: the proof that the log since an older checkpoint was only added to.

Entries hold no names and no documents: only ids, times, roles, and digests of what was seen.

HOW TO VERIFY IT

With Docket's own program, which needs no server, no database and no network:

    docket audit verify <this file> --key <the log's public key> --anchor <an older checkpoint you kept>

In a browser: the audit page of any Docket verifies it, and sends nothing anywhere.

With your own tools: the formats are public. A leaf of the tree is SHA-256 of a zero byte and the line of the entry
without its newline (RFC 9162, section 2.1.1). Checkpoints and the manifest are signed notes, keys are note keys,
proofs are transparency log proofs: c2sp.org/signed-note, c2sp.org/tlog-checkpoint, c2sp.org/tlog-proof.

WHAT IT PROVES, AND WHAT IT DOES NOT

Changed, swapped, added or missing entries are found, down to the first one in doubt. Entries that were cut off at the
end of the log, together with their checkpoints, are found only with a checkpoint you kept from an earlier day: keep
one, a few lines of checkpoints.txt are enough. A bundle of one case proves each of its entries; that no entry of the
case is missing can only be seen from the whole log.
`;
