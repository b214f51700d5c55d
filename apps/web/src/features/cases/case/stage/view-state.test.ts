import { describe, expect, test } from 'vitest';
import {
  actualSize,
  cssFilter,
  cssTransform,
  FIT,
  fitScale,
  followed,
  isAdjusted,
  pan,
  refit,
  turned,
  zoomAt,
} from './view-state.ts';

const frame = { width: 400, height: 300 };

describe('looking at a picture', () => {
  test('a picture fits by its tighter side, and by the other one once turned', () => {
    expect(fitScale({ width: 1600, height: 900 }, frame, 0)).toBe(0.25);
    expect(fitScale({ width: 1600, height: 900 }, frame, 90)).toBeCloseTo(300 / 1600);
    expect(fitScale({ width: 0, height: 0 }, frame, 0)).toBe(1);
  });

  test('the point under the pointer stays under the pointer', () => {
    const pointer = { x: 100, y: -50 };
    const view = zoomAt({ ...FIT, x: 20, y: 10 }, 2, pointer);
    expect((pointer.x - view.x) / view.zoom).toBeCloseTo(pointer.x - 20);
    expect((pointer.y - view.y) / view.zoom).toBeCloseTo(pointer.y - 10);
  });

  test('zoom has ends, and at an end nothing moves', () => {
    const far = zoomAt(FIT, 1000, { x: 10, y: 10 });
    expect(far.zoom).toBe(16);
    expect(zoomAt(far, 2, { x: 50, y: 50 })).toEqual(far);
    expect(zoomAt(FIT, 0.001).zoom).toBe(0.5);
  });

  test('100 % shows one pixel per pixel and the second time the whole picture', () => {
    const view = actualSize(FIT, 0.25);
    expect(view.zoom).toBe(4);
    expect(actualSize(view, 0.25)).toEqual(FIT);
  });

  test('a picture cannot be moved out of its frame', () => {
    expect(pan(FIT, { x: 10_000, y: -10_000 }, frame)).toMatchObject({ x: 200, y: -150 });
  });

  test('four turns are no turn', () => {
    expect(turned(turned(turned(turned(FIT))))).toEqual(FIT);
  });

  test('a linked picture takes place and zoom but keeps its own turn and light', () => {
    const own = { ...FIT, turn: 90 as const, brightness: 140 };
    expect(followed(own, { ...FIT, zoom: 3, x: 5, y: 6 })).toEqual({ ...own, zoom: 3, x: 5, y: 6 });
  });

  test('fit keeps the adjustment', () => {
    expect(refit({ ...FIT, zoom: 4, x: 9, contrast: 150 })).toEqual({ ...FIT, contrast: 150 });
  });

  test('an untouched picture has no filter', () => {
    expect(cssFilter(FIT)).toBe('none');
    expect(isAdjusted({ ...FIT, invert: true })).toBe(true);
    expect(cssFilter({ ...FIT, contrast: 150, invert: true, grayscale: true })).toBe(
      'brightness(100%) contrast(150%) grayscale(1) invert(1)',
    );
    expect(cssTransform({ ...FIT, x: 3, zoom: 2 })).toBe('translate(3px, 0px) scale(2) rotate(0deg)');
  });
});
