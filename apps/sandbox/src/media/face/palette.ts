import type { Random } from '../random.ts';
import type { FaceSpec } from '../spec.ts';

export type Rgb = readonly [red: number, green: number, blue: number];

const SKIN: Record<FaceSpec['skinTone'], Rgb> = {
  0: [240, 205, 186],
  1: [228, 184, 156],
  2: [208, 158, 122],
  3: [176, 122, 85],
  4: [130, 84, 56],
  5: [88, 56, 39],
};

const LIP: Record<FaceSpec['skinTone'], Rgb> = {
  0: [198, 120, 112],
  1: [186, 108, 98],
  2: [166, 94, 82],
  3: [138, 74, 64],
  4: [108, 58, 52],
  5: [84, 46, 43],
};

const DARK_HAIR: readonly [Rgb, ...Rgb[]] = [
  [22, 18, 17],
  [30, 24, 21],
  [38, 28, 23],
];
const FAIR_HAIR: readonly [Rgb, ...Rgb[]] = [
  [46, 33, 26],
  [72, 50, 35],
  [98, 68, 44],
  [128, 92, 56],
  [170, 132, 84],
  [190, 156, 108],
  [122, 62, 34],
];
const DARK_EYES: readonly [Rgb, ...Rgb[]] = [
  [62, 38, 24],
  [48, 30, 20],
  [84, 52, 28],
];
const FAIR_EYES: readonly [Rgb, ...Rgb[]] = [
  [78, 112, 140],
  [98, 128, 142],
  [92, 112, 78],
  [110, 92, 54],
  [84, 56, 34],
  [66, 44, 28],
];

const GREY: Rgb = [176, 174, 172];

export interface FaceColours {
  skin: Rgb;
  lip: Rgb;
  /** As grown; `hair` is what is left of it at this age. */
  natural: Rgb;
  hair: Rgb;
  brow: Rgb;
  eye: Rgb;
}

export function mix(a: Rgb, b: Rgb, share: number): Rgb {
  const s = Math.max(0, Math.min(1, share));
  return [a[0] + (b[0] - a[0]) * s, a[1] + (b[1] - a[1]) * s, a[2] + (b[2] - a[2]) * s];
}

export function scale(colour: Rgb, factor: number): Rgb {
  return [
    Math.min(255, colour[0] * factor),
    Math.min(255, colour[1] * factor),
    Math.min(255, colour[2] * factor),
  ];
}

export function css(colour: Rgb): string {
  return `rgb(${colour.map((channel) => Math.round(channel)).join(',')})`;
}

/** Fair hair and eyes only go with the lighter skins, as they mostly do among people. */
export function coloursOf(face: FaceSpec, age: number, random: Random): FaceColours {
  const warmth = random.between(-6, 6);
  const base = SKIN[face.skinTone];
  const skin: Rgb = [base[0] + warmth * 0.4, base[1], base[2] - warmth];
  const fair = face.skinTone < 2 && random.chance(0.75);
  const natural = fair ? random.pick(FAIR_HAIR) : random.pick(DARK_HAIR);
  const eye = fair ? random.pick(FAIR_EYES) : random.pick(DARK_EYES);
  const onset = random.between(36, 52);
  const dyed = face.sex === 'F' && random.chance(0.45);
  const grey = Math.max(0, Math.min(1, (age - onset) / 28)) * (dyed && age < 72 ? 0.15 : 1);
  return {
    skin,
    lip: mix(LIP[face.skinTone], skin, Math.min(0.45, Math.max(0, (age - 35) / 90))),
    natural,
    hair: mix(natural, GREY, grey * 0.95),
    brow: mix(mix(natural, [40, 30, 26], 0.35), GREY, grey * 0.55),
    eye,
  };
}
