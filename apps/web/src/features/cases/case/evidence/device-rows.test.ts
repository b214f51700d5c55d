import type { Evidence } from '@docket/contracts';
import { describe, expect, test } from 'vitest';
import type { DeviceEvidence } from '../evidence-parts.ts';
import { deviceRows } from './device-rows.ts';

const device: DeviceEvidence = {
  nodeId: null,
  status: 'Approved',
  device: 'Apple iPhone',
  browser: null,
  platform: null,
  ipAddress: '192.0.2.15',
  ipCountry: 'Belgium',
  ipCountryCode: 'BE',
  ipCity: null,
  isp: null,
  vpnOrTor: false,
  dataCentre: null,
  timeZone: null,
  distanceToDocumentKm: 12.4,
};

const issuedBy = (issuingState: string | null): Evidence['documents'] => [
  {
    nodeId: null,
    status: 'Approved',
    type: null,
    number: null,
    issuingState,
    issuingStateName: null,
    issuedOn: null,
    expiresOn: null,
    images: [],
    mrz: null,
    qualityScore: null,
  },
];

const row = (what: string, more: Partial<DeviceEvidence> = {}, state: string | null = 'BEL') =>
  deviceRows({ ...device, ...more }, issuedBy(state)).find((one) => one.what === what);

describe('declared against observed', () => {
  test('a connection from the issuing country passes across code lengths', () => {
    expect(row('Country')).toMatchObject({ declared: 'Belgium', observed: 'Belgium', state: 'passed' });
  });

  test('another country is a warning with its reason', () => {
    expect(row('Country', { ipCountry: 'Brazil', ipCountryCode: 'BR' })).toMatchObject({
      state: 'warning',
      because: 'Not the country that issued the document',
    });
  });

  test('a side nobody told us is unknown, not wrong', () => {
    expect(row('Country', {}, null)?.state).toBe('unknown');
    expect(row('Data centre')?.state).toBe('unknown');
  });

  test('plain facts are shown without a judgement', () => {
    expect(row('Device')?.state).toBeNull();
    expect(row('Distance to document address')?.observed).toBe('12 km');
  });
});
