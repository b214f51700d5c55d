import { type Random, randomFrom } from '../random.ts';
import type { FaceSpec } from '../spec.ts';
import { coloursOf, type FaceColours } from './palette.ts';

export type HairStyle =
  | 'buzz'
  | 'side_part'
  | 'swept_back'
  | 'fringe'
  | 'receding'
  | 'bald'
  | 'curly_short'
  | 'afro'
  | 'long_centre'
  | 'long_side'
  | 'bob'
  | 'updo'
  | 'curly_long'
  | 'headscarf';
export type BeardStyle = 'none' | 'stubble' | 'moustache' | 'goatee' | 'short' | 'full';
export type GlassesStyle = 'none' | 'round' | 'square' | 'half_rim';

/**
 * The measured face. Lengths are in head units: the eyes lie on y = 0, x = 0 is the middle of the face, the
 * cheekbones are about one unit from it, y grows downwards.
 */
export interface FaceShape {
  age: number;
  male: boolean;
  /** 0 = child-like softness, 1 = grown; and how far wrinkles have come, 0 to 1. */
  maturity: number;
  wrinkles: number;
  top: number;
  width: number;
  chin: number;
  jawPower: number;
  jawRound: number;
  cheek: number;
  fat: number;
  neck: number;
  ear: number;
  eye: { x: number; half: number; open: number; tilt: number; fold: number; iris: number };
  brow: { y: number; thick: number; arch: number; slope: number; ridge: number };
  nose: { base: number; width: number; height: number; hump: number; tip: number };
  mouth: { y: number; half: number; upper: number; lower: number; curve: number };
  hairline: number;
  hairStyle: HairStyle;
  beard: BeardStyle;
  glasses: GlassesStyle;
  freckles: number;
  moles: readonly { x: number; y: number }[];
  colours: FaceColours;
  /** Seed for strands, pores and other detail that belongs to the person. */
  detail: number;
}

const MALE_HAIR = ['side_part', 'swept_back', 'fringe', 'buzz', 'side_part', 'curly_short'] as const;
const FEMALE_HAIR = ['long_centre', 'long_side', 'bob', 'updo', 'curly_long', 'long_side', 'bob'] as const;

function hairStyleOf(face: FaceSpec, age: number): HairStyle {
  const random = randomFrom('hair', face.seed, face.sex);
  const balding = random.next();
  if (face.sex === 'M') {
    if (age > 30 && balding < (age - 25) / 90) return age > 48 && balding < 0.16 ? 'bald' : 'receding';
    if (face.skinTone >= 4) return random.pick(['buzz', 'buzz', 'afro', 'curly_short']);
    return random.pick(MALE_HAIR);
  }
  const scarf = random.chance(face.skinTone >= 1 && face.skinTone <= 4 ? 0.16 : 0);
  if (scarf) return 'headscarf';
  if (face.skinTone >= 4) return random.pick(['afro', 'curly_long', 'updo', 'curly_long']);
  return age > 66 ? random.pick(['bob', 'updo', 'curly_short', 'bob']) : random.pick(FEMALE_HAIR);
}

function beardOf(face: FaceSpec, age: number): BeardStyle {
  const random = randomFrom('beard', face.seed);
  if (face.sex === 'F' || age < 19) return 'none';
  const grown = ['none', 'none', 'stubble', 'stubble', 'moustache', 'goatee', 'short', 'full'] as const;
  const young = ['none', 'none', 'none', 'stubble'] as const;
  return age < 24 ? random.pick(young) : random.pick(grown);
}

function glassesOf(face: FaceSpec): GlassesStyle {
  const random = randomFrom('glasses', face.seed);
  const wears = random.chance(0.16 + Math.max(0, face.ageYears - 40) / 140);
  return wears ? random.pick(['round', 'square', 'half_rim']) : 'none';
}

/** What shapes a face beside its seed; all but `male` are shares between 0 and 1. */
interface Influences {
  male: boolean;
  maturity: number;
  young: number;
  old: number;
  african: number;
}

/** Eyes, brows, nose and mouth: averages of sex and age, and what is this person's own. */
function featuresOf(r: Random, influences: Influences): Pick<FaceShape, 'eye' | 'brow' | 'nose' | 'mouth'> {
  const { male, maturity, young, old, african } = influences;
  return {
    eye: {
      x: 0.405 + r.normal() * 0.016,
      half: 0.211 + r.normal() * 0.009 + (male ? -0.003 : 0.006) + young * 0.022,
      open: 1 + r.normal() * 0.11 + (male ? -0.08 : 0.06) + young * 0.1 - old * 0.2,
      tilt: 0.012 + r.normal() * 0.018 - old * 0.015,
      fold: r.next(),
      iris: 0.096 + young * 0.009,
    },
    brow: {
      y: -0.232 + r.normal() * 0.022 + (male ? 0.022 : -0.022) + old * 0.012,
      thick: (male ? 0.062 : 0.04) + r.normal() * 0.008 - young * 0.012,
      arch: (male ? 0.028 : 0.048) + r.normal() * 0.016,
      slope: r.normal() * 0.016 + old * 0.02,
      ridge: (male ? 1 : 0.35) * maturity,
    },
    nose: {
      base: 0.535 + r.normal() * 0.04 - young * 0.045 + old * 0.025,
      width: 0.165 + r.normal() * 0.016 + (male ? 0.012 : 0) + african * 0.035 - young * 0.022 + old * 0.012,
      height: 0.27 + r.normal() * 0.035 - african * 0.03 - young * 0.09,
      hump: Math.max(0, r.normal()) * 0.035 * maturity,
      tip: 0.085 + r.normal() * 0.01 + african * 0.012,
    },
    mouth: {
      y: 0.835 + r.normal() * 0.025 - young * 0.03 + old * 0.012,
      half: 0.315 + r.normal() * 0.024 + (male ? 0.012 : 0),
      upper: Math.max(0.028, 0.068 + r.normal() * 0.012 + african * 0.026 - old * 0.026 - (male ? 0.012 : 0)),
      lower: Math.max(0.045, 0.1 + r.normal() * 0.013 + african * 0.022 - old * 0.03 - (male ? 0.012 : 0)),
      curve: -0.012 + r.normal() * 0.01 + old * 0.01,
    },
  };
}

/** The face of this person at the given age. Bones come from the seed alone, so ageing keeps the likeness. */
export function shapeOf(face: FaceSpec, agedYears = 0): FaceShape {
  const age = Math.max(12, Math.min(90, face.ageYears + agedYears));
  const r = randomFrom('bones', face.seed, face.sex);
  const male = face.sex === 'M';
  const maturity = Math.max(0, Math.min(1, (age - 12) / 9));
  const young = 1 - maturity;
  const wrinkles = Math.max(0, Math.min(1, (age - 30) / 46));
  const old = Math.max(0, (age - 50) / 35);
  const african = face.skinTone >= 4 ? 1 : 0;
  return {
    age,
    male,
    maturity,
    wrinkles,
    top: -1.5 + r.normal() * 0.04 - young * 0.05,
    width: 0.93 + r.normal() * 0.035 - (male ? 0 : 0.025),
    chin: 1.4 + r.normal() * 0.055 + (male ? 0.03 : -0.04) - young * 0.13,
    jawPower: (male ? 2.5 : 2.2) + r.normal() * 0.2 - young * 0.12,
    jawRound: (male ? 2.45 : 2.2) + r.normal() * 0.2,
    cheek: r.between(0.5, 1.3),
    fat: r.normal() * 0.5 + young * 1.5 - old * 0.25,
    neck: (male ? 0.575 : 0.47) + r.normal() * 0.025 - young * 0.13,
    ear: 1 + r.normal() * 0.09 + old * 0.15,
    ...featuresOf(r, { male, maturity, young, old, african }),
    hairline: -0.93 + r.normal() * 0.05,
    hairStyle: hairStyleOf(face, face.ageYears),
    beard: beardOf(face, face.ageYears),
    glasses: glassesOf(face),
    freckles: face.skinTone < 2 ? Math.max(0, r.normal() - 0.3) : 0,
    moles: Array.from({ length: Math.floor(r.next() * 3.4) }, (_, i) => ({
      x: r.between(-0.72, 0.72) * (1 - 0.3 * i),
      y: r.between(0.12, 0.95),
    })),
    detail: face.seed,
    colours: coloursOf(face, age, randomFrom('colours', face.seed)),
  };
}

/** Half the width of the head at height y: a skull above, cheeks, jaw and chin below. */
export function headHalfWidth(shape: FaceShape, y: number): number {
  const middle = -0.28;
  if (y < shape.top || y > shape.chin) return 0;
  if (y < middle) {
    const t = (middle - y) / (middle - shape.top);
    return shape.width * (1 - t ** 2.35) ** (1 / 2.05);
  }
  const t = (y - middle) / (shape.chin - middle);
  const fat = shape.fat * 0.035 * Math.exp(-(((t - 0.62) / 0.22) ** 2));
  const cheek = (shape.cheek - 0.9) * 0.03 * Math.exp(-(((t - 0.28) / 0.16) ** 2));
  return shape.width * (1 - t ** shape.jawPower) ** (1 / shape.jawRound) * (1 - 0.06 * t) + fat + cheek;
}

/** The same for a picture painted row by row: the width is computed once per row, not once per point. */
export function halfWidthByRow(shape: FaceShape): (y: number) => number {
  let row = Number.NaN;
  let half = 0;
  return (y) => {
    if (y !== row) [row, half] = [y, headHalfWidth(shape, y)];
    return half;
  };
}
