import { verdictCodes } from '../stranger/exit-codes.ts';
import type { Missing } from './manifest.ts';

type Facts = {
  readonly case: string;
  readonly made: string;
  readonly log: string;
  readonly missing: readonly Missing[];
  readonly files: readonly string[];
};

/** For the person who opens the pack without knowing us. Its commands are run by `pnpm verify:stranger`. */
export function packReadme({ case: ofCase, made, log, missing, files }: Facts): string {
  return `EVIDENCE PACK

Case ${ofCase}
Packed at ${made} from the log ${log}
${missing.length === 0 ? 'Nothing that belongs in here is missing.\n' : missingText(missing)}
WHAT IS IN HERE

report.pdf        The report: Didit's pages, then Docket's: who decided, why, when, and on which evidence.
decision/         What Didit said. latest.json as it stands now, the others as they stood when somebody decided.
                  Links to files are replaced by the files' ids: a link would let anyone in.
media/            Pictures, videos and files of the customer. media/index.json says which is which.
timeline.txt      Everything that happened, oldest first. timeline.json is the same for programs.
people.json       The names behind the ids of the people who worked on the case.
receipts/         One signed receipt for each decision that Didit confirmed.
audit/            The case's part of the audit log. audit/README.txt explains it.
manifest.note     The SHA-256 of every file in here, signed by the log.
SHA256SUMS        The same digests for sha256sum.
key.txt, key.pem  The log's public key, in two forms.
verify.mjs        A program that checks all of it. It needs Node 20 or newer, no server and no network.

HOW TO VERIFY IT

Unpack the zip into an empty folder and open a terminal there.

1. With the program in the pack:

    node verify.mjs

   With the log's public key that you got by another way (the house publishes it, or tells it by phone):

    node verify.mjs --key '<public key>'

   It says what holds and what does not, and names each file that is not what it was. Its exit codes:
${verdictCodes('   ')}

   Whoever can change this pack can change the program in it too. So do not trust it: take your own copy of verify.mjs
   from Docket's repository (packages/audit/verify.mjs, its SHA-256 is in verify.mjs.sha256 beside it) and run

    node <your copy of verify.mjs> --key '<public key>' <this folder, or the zip>

   or drop the zip on the audit page of any Docket ("Verify a file"): it is checked in the browser, nothing is uploaded.

2. With standard tools only, no program of ours. Every file is the one that was listed:

    sha256sum -c SHA256SUMS

   The list is the one that was signed (this prints the line of the manifest that names it):

    grep "$(sha256sum < SHA256SUMS | cut -c 1-64)" manifest.note

   And the manifest is signed with the key (this prints "Signature Verified Successfully"):

    sed '/^$/,$d' manifest.note > /tmp/manifest.txt
    tail -n 1 manifest.note | cut -d ' ' -f 3 | base64 -d | tail -c 64 > /tmp/manifest.sig
    openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in /tmp/manifest.txt -sigfile /tmp/manifest.sig
${receiptText(files)}
   The proofs of the log are in public formats; audit/README.txt names them.

WHAT IT PROVES, AND WHAT IT DOES NOT

That nothing in here was changed, added or taken out since it was packed, by anyone without the log's signing key. That
the decisions, the people and the times are those of a log in which nothing can be changed unseen. That what Didit said
and what the deciders were shown is in here byte for byte, as far as it still exists: receipts hold the digests.

It does not prove that the key is the right one: compare it. It does not prove that the log was not rewritten as a whole
by whoever holds the signing key: for that, compare a checkpoint that somebody kept elsewhere (--anchor <file>). And it
does not prove that what was written down is what happened.
`;
}

function missingText(missing: readonly Missing[]): string {
  const lines = missing.map(({ what, because }) => `- ${what}. ${because}`);
  return `\nNOT IN HERE\n\n${lines.join('\n')}\n`;
}

/** How a receipt's own signature is checked by hand, shown on one that is there. */
function receiptText(files: readonly string[]): string {
  const receipt = files.find((name) => name.startsWith('receipts/'));
  if (receipt === undefined) return '';
  return `
   A receipt is signed by itself. What was signed is its "statement":

    sed 's/^.*,"statement"://; s/}$//' ${receipt} > /tmp/statement.txt
    sed 's/^.*"signature":"\\([^"]*\\)","statement".*$/\\1/' ${receipt} | cut -d ' ' -f 3 | base64 -d | tail -c 64 > /tmp/statement.sig
    openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in /tmp/statement.txt -sigfile /tmp/statement.sig
`;
}
