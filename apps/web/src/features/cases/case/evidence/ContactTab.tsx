import type { Evidence } from '@docket/contracts';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Link from '@mui/material/Link';
import { DefinitionGrid } from '../../../../ui/DefinitionGrid.tsx';
import { momentOrText, scoreText, wordsOf } from '../case-words.ts';
import type { AddressEvidence, ContactEvidence } from '../evidence-parts.ts';
import { mediaUrl } from '../stage/picture.ts';
import { countryName } from './aml/country-code.ts';
import { DatabaseBlock } from './DatabaseBlock.tsx';
import { EvidenceBlock } from './EvidenceBlock.tsx';

/** Phone, e-mail, proof of address and registers: short checks that share a tab. */
export function ContactTab({ caseId, evidence }: { caseId: string; evidence: Evidence }) {
  const { warnings } = evidence;
  return (
    <>
      {evidence.addresses.map((address, index) => (
        <EvidenceBlock
          key={address.nodeId ?? index}
          tab="address"
          nodeId={address.nodeId}
          title="Proof of address"
          status={address.status}
          warnings={warnings}
        >
          <AddressFacts caseId={caseId} address={address} />
        </EvidenceBlock>
      ))}
      {evidence.contacts.map((contact, index) => (
        <EvidenceBlock
          key={`${contact.kind} ${contact.nodeId ?? index}`}
          tab="contact"
          nodeId={contact.nodeId}
          title={contact.kind === 'phone' ? 'Phone' : 'E-mail'}
          status={contact.status}
          warnings={warnings}
        >
          <ContactFacts contact={contact} />
        </EvidenceBlock>
      ))}
      {evidence.databases.map((database, index) => (
        <DatabaseBlock key={database.nodeId ?? index} database={database} warnings={warnings} />
      ))}
    </>
  );
}

function AddressFacts({ caseId, address }: { caseId: string; address: AddressEvidence }) {
  return (
    <DefinitionGrid
      nameWidth={140}
      items={[
        { name: 'Address found', value: address.address },
        { name: 'Address expected', value: address.expectedAddress },
        { name: 'Name on it', value: address.name },
        { name: 'Name agreement', value: scoreText(address.nameScore) },
        { name: 'Document', value: address.documentType === null ? null : wordsOf(address.documentType) },
        { name: 'Issuer', value: address.issuer },
        { name: 'Issued on', value: address.issuedOn },
        {
          name: 'File',
          value:
            address.fileMediaId === null ? null : (
              <Link href={mediaUrl(caseId, address.fileMediaId)} target="_blank" rel="noreferrer">
                Open the file
              </Link>
            ),
        },
      ]}
    />
  );
}

function ContactFacts({ contact }: { contact: ContactEvidence }) {
  return (
    <DefinitionGrid
      nameWidth={140}
      items={[
        { name: contact.kind === 'phone' ? 'Number' : 'Address', value: contact.value },
        { name: 'Country', value: contact.country === null ? null : countryName(contact.country) },
        { name: 'Carrier', value: contact.carrier },
        {
          name: 'Verified at',
          value: contact.verifiedAt === null ? null : momentOrText(contact.verifiedAt, Date.now()),
        },
        {
          name: 'Flags',
          value:
            contact.flags.length === 0 ? null : (
              <Box component="span" sx={{ display: 'flex', gap: 0.5 }}>
                {contact.flags.map((flag) => (
                  <Chip key={flag} variant="outlined" color="warning" label={wordsOf(flag)} />
                ))}
              </Box>
            ),
        },
      ]}
    />
  );
}
