/**
 * What a picture shows, in words. Every picture of the sandbox is drawn from one of these specs and from
 * nothing else: the same spec gives the same bytes, on any machine.
 */

/** One invented person. Two equal specs are the same person; another `seed` is somebody else. */
export interface FaceSpec {
  seed: number;
  sex: 'F' | 'M';
  /** Age at the moment of the document portrait, 14 to 85. */
  ageYears: number;
  /** From very light (0) to very dark (5). */
  skinTone: 0 | 1 | 2 | 3 | 4 | 5;
}

export type DocumentKind = 'passport' | 'id_card' | 'driving_licence' | 'residence_permit';

export type DocumentSide = 'front' | 'back';

/** A deliberate defect, so that a reviewer has something to find. */
export type Flaw =
  | 'glare'
  | 'blur'
  | 'photocopy'
  | 'screen_capture'
  | 'cropped'
  | 'portrait_swapped'
  | 'mrz_digit_wrong'
  | 'low_light';

export interface DocumentSpec {
  kind: DocumentKind;
  /** ISO 3166-1 alpha-3, or an ICAO 9303 code such as UTO. */
  issuingState: string;
  /** Latin spelling as printed in the visual zone; the MRZ transliterates it. */
  surname: string;
  givenNames: string;
  /** The same name in Cyrillic, Arabic or Chinese, printed above the Latin spelling. */
  surnameNative?: string;
  givenNamesNative?: string;
  documentNumber: string;
  personalNumber?: string;
  /** YYYY-MM-DD, like every date below. */
  birthDate: string;
  sex: 'F' | 'M' | 'X';
  /** ISO 3166-1 alpha-3. */
  nationality: string;
  placeOfBirth: string;
  issueDate: string;
  expiryDate: string;
  authority: string;
  address?: string;
  /** Driving licences only; B when absent. */
  licenceCategories?: string[];
  face: FaceSpec;
  flaws: readonly Flaw[];
  /** Desk, light, camera angle and signature. */
  seed: number;
}

export type SelfieFlaw = 'blur' | 'low_light' | 'screen_replay' | 'mask';

export interface SelfieSpec {
  face: FaceSpec;
  /** Years between portrait and selfie; ages the face. */
  agedYears: number;
  /** Background, light, pose and clothing. */
  seed: number;
  flaws: readonly SelfieFlaw[];
}

export interface ProofOfAddressSpec {
  issuer: string;
  documentType: 'UTILITY_BILL' | 'BANK_STATEMENT';
  fullName: string;
  addressLines: string[];
  /** YYYY-MM-DD. */
  issueDate: string;
  accountNumber: string;
  seed: number;
}

/** A machine readable zone: three lines of 30 (TD1) or two of 44 (TD3). */
export interface Mrz {
  type: 'TD1' | 'TD3';
  lines: string[];
  /** As printed, so `mrz_digit_wrong` shows here too. */
  checkDigits: { documentNumber: string; birthDate: string; expiryDate: string; composite: string };
}
