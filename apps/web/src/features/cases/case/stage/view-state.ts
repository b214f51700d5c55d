/**
 * How one picture is looked at. `zoom` 1 fits the frame; x and y are pixels of the screen from the frame's
 * centre; `turn` is degrees clockwise; brightness and contrast are percent.
 */
export interface View {
  zoom: number;
  x: number;
  y: number;
  turn: 0 | 90 | 180 | 270;
  brightness: number;
  contrast: number;
  invert: boolean;
  grayscale: boolean;
}

export const FIT: View = {
  zoom: 1,
  x: 0,
  y: 0,
  turn: 0,
  brightness: 100,
  contrast: 100,
  invert: false,
  grayscale: false,
};

export interface Size {
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

const ZOOM_MIN = 0.5;
const ZOOM_MAX = 16;
export const ZOOM_STEP = 1.25;

const CENTRE: Point = { x: 0, y: 0 };

function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value));
}

/** The scale at which a picture, turned as it is, just fills its frame. */
export function fitScale(picture: Size, frame: Size, turn: View['turn']): number {
  const sideways = turn === 90 || turn === 270;
  const width = sideways ? picture.height : picture.width;
  const height = sideways ? picture.width : picture.height;
  if (width === 0 || height === 0) return 1;
  return Math.min(frame.width / width, frame.height / height);
}

/** Zooms so that the point under the pointer (from the frame's centre) stays where it is. */
export function zoomAt(view: View, factor: number, pointer: Point = CENTRE): View {
  const zoom = clamp(view.zoom * factor, ZOOM_MIN, ZOOM_MAX);
  const real = zoom / view.zoom;
  return {
    ...view,
    zoom,
    x: pointer.x - (pointer.x - view.x) * real,
    y: pointer.y - (pointer.y - view.y) * real,
  };
}

/** One pixel of the picture on one pixel of the screen; the second time back to the whole picture. */
export function actualSize(view: View, scaleToFit: number, pointer: Point = CENTRE): View {
  const zoom = clamp(1 / scaleToFit, ZOOM_MIN, ZOOM_MAX);
  if (Math.abs(view.zoom - zoom) < 0.01) return { ...view, zoom: 1, x: 0, y: 0 };
  return zoomAt(view, zoom / view.zoom, pointer);
}

/** Moves the picture; at least its middle stays inside the frame, so it cannot get lost. */
export function pan(view: View, by: Point, frame: Size): View {
  const reach = { x: (frame.width * view.zoom) / 2, y: (frame.height * view.zoom) / 2 };
  return {
    ...view,
    x: clamp(view.x + by.x, -reach.x, reach.x),
    y: clamp(view.y + by.y, -reach.y, reach.y),
  };
}

const NEXT_TURN: Record<View['turn'], View['turn']> = { 0: 90, 90: 180, 180: 270, 270: 0 };

export function turned(view: View): View {
  return { ...view, turn: NEXT_TURN[view.turn], x: 0, y: 0 };
}

export function refit(view: View): View {
  return { ...view, zoom: 1, x: 0, y: 0 };
}

/** Linked pictures share zoom and place; turn and light stay with each, because captures differ there. */
export function followed(view: View, leader: View): View {
  return { ...view, zoom: leader.zoom, x: leader.x, y: leader.y };
}

export function isAdjusted(view: View): boolean {
  return view.brightness !== 100 || view.contrast !== 100 || view.invert || view.grayscale;
}

export function cssFilter(view: View): string {
  const parts = [`brightness(${view.brightness}%)`, `contrast(${view.contrast}%)`];
  if (view.grayscale) parts.push('grayscale(1)');
  if (view.invert) parts.push('invert(1)');
  return isAdjusted(view) ? parts.join(' ') : 'none';
}

export function cssTransform(view: View): string {
  return `translate(${view.x}px, ${view.y}px) scale(${view.zoom}) rotate(${view.turn}deg)`;
}
