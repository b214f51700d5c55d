import type { CheckState, Evidence } from '@docket/contracts';
import type { DeviceEvidence } from '../evidence-parts.ts';
import { alpha2Of, countryName } from './aml/country-code.ts';

/** One line of the device table: what the documents declare against what the connection showed. */
export interface DeviceRow {
  what: string;
  declared: string | null;
  observed: string | null;
  state: CheckState | null;
  because: string | null;
}

/** `state` is null where there is nothing to judge: a browser is neither right nor wrong. */
export function deviceRows(device: DeviceEvidence, documents: Evidence['documents']): DeviceRow[] {
  return [
    countryRow(device, documents),
    flagRow('VPN or Tor', device.vpnOrTor, 'The address hides where the customer is'),
    flagRow(
      'Data centre',
      device.dataCentre,
      'The address belongs to a hosting company, not to a home or phone',
    ),
    plainRow(
      'Distance to document address',
      device.distanceToDocumentKm === null ? null : `${Math.round(device.distanceToDocumentKm)} km`,
    ),
    plainRow('City', device.ipCity),
    plainRow('IP address', device.ipAddress),
    plainRow('Internet provider', device.isp),
    plainRow('Time zone', device.timeZone),
    plainRow('Device', device.device),
    plainRow('Browser', device.browser),
    plainRow('Platform', device.platform),
  ];
}

function plainRow(what: string, observed: string | null): DeviceRow {
  return { what, declared: null, observed, state: null, because: null };
}

function flagRow(what: string, flag: boolean | null, because: string): DeviceRow {
  if (flag === null) return { ...plainRow(what, null), state: 'unknown' };
  return {
    ...plainRow(what, flag ? 'Yes' : 'No'),
    state: flag ? 'warning' : 'passed',
    because: flag ? because : null,
  };
}

function countryRow(device: DeviceEvidence, documents: Evidence['documents']): DeviceRow {
  const declaredCode = documents.find(({ issuingState }) => issuingState !== null)?.issuingState ?? null;
  const observedCode = device.ipCountryCode ?? device.ipCountry;
  const row = {
    what: 'Country',
    declared: declaredCode === null ? null : countryName(declaredCode),
    observed: device.ipCountry ?? (observedCode === null ? null : countryName(observedCode)),
  };
  const declared = declaredCode === null ? null : alpha2Of(declaredCode);
  const observed = observedCode === null ? null : alpha2Of(observedCode);
  if (declared === null || observed === null) return { ...row, state: 'unknown', because: null };
  return declared === observed
    ? { ...row, state: 'passed', because: null }
    : { ...row, state: 'warning', because: 'Not the country that issued the document' };
}
