import Box from '@mui/material/Box';
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { ImageFailure } from './ImageFailure.tsx';
import type { Picture } from './picture.ts';
import { usePictureSource } from './use-picture-source.ts';
import {
  actualSize,
  cssFilter,
  cssTransform,
  fitScale,
  type Point,
  pan,
  type Size,
  type View,
  ZOOM_STEP,
  zoomAt,
} from './view-state.ts';

interface ImageStageProps {
  picture: Picture;
  view: View;
  active: boolean;
  onView: (view: View) => void;
  onActivate: () => void;
  onSeen: () => void;
}

const ARROWS: Record<string, Point> = {
  ArrowLeft: { x: 40, y: 0 },
  ArrowRight: { x: -40, y: 0 },
  ArrowUp: { x: 0, y: 40 },
  ArrowDown: { x: 0, y: -40 },
};

/** One picture to look at closely: wheel zooms at the pointer, dragging and arrow keys move, double-click is 100 %. */
export function ImageStage({ picture, view, active, onView, onActivate, onSeen }: ImageStageProps) {
  const [natural, setNatural] = useState<Size>({ width: 0, height: 0 });
  const source = usePictureSource(picture.src);
  const { frame, watch } = useFrame((factor, pointer) => onView(zoomAt(view, factor, pointer)));
  const scale = fitScale(natural, frame, view.turn);
  const drag = useDrag((by) => onView(pan(view, by, frame)));

  const onKeyDown = (event: KeyboardEvent) => {
    const by = ARROWS[event.key];
    if (by === undefined) return;
    event.preventDefault();
    onView(pan(view, by, frame));
  };
  return (
    <Box
      ref={watch}
      component="section"
      tabIndex={0}
      aria-label={`${picture.label}, ${Math.round(view.zoom * 100)} % of fit`}
      onFocus={onActivate}
      onPointerDown={(event) => {
        onActivate();
        drag.start(event);
      }}
      onPointerMove={drag.move}
      onPointerUp={drag.end}
      onPointerCancel={drag.end}
      onKeyDown={onKeyDown}
      onDoubleClick={(event) => onView(actualSize(view, scale, pointerIn(event.currentTarget, event)))}
      sx={{ ...FRAME, outlineColor: active ? 'primary.main' : 'transparent' }}
    >
      {source.failed ? (
        <ImageFailure source={source} label={picture.label} />
      ) : (
        <Box
          component="img"
          key={source.attempt}
          src={source.src}
          alt={picture.alt}
          draggable={false}
          onError={source.fail}
          onLoad={(event) => {
            const { naturalWidth, naturalHeight } = event.currentTarget;
            setNatural({ width: naturalWidth, height: naturalHeight });
            onSeen();
          }}
          style={{
            width: natural.width * scale || '100%',
            height: natural.height * scale || '100%',
            transform: `translate(-50%, -50%) ${cssTransform(view)}`,
            filter: cssFilter(view),
          }}
          sx={{ position: 'absolute', top: '50%', left: '50%', objectFit: 'contain', maxWidth: 'none' }}
        />
      )}
    </Box>
  );
}

const FRAME = {
  position: 'relative',
  overflow: 'hidden',
  flex: '1 1 0',
  minWidth: 0,
  height: '100%',
  bgcolor: 'action.hover',
  borderRadius: 1,
  cursor: 'grab',
  touchAction: 'none',
  outlineStyle: 'solid',
  outlineWidth: 1,
  outlineOffset: -1,
  '&:active': { cursor: 'grabbing' },
  '&:focus-visible': { outlineWidth: 2, outlineOffset: -2 },
} as const;

/** The pointer's place from the middle of the frame, the origin of a view. */
function pointerIn(frame: Element, at: { clientX: number; clientY: number }): Point {
  const box = frame.getBoundingClientRect();
  return { x: at.clientX - box.left - box.width / 2, y: at.clientY - box.top - box.height / 2 };
}

function useFrame(onZoom: (factor: number, pointer: Point) => void) {
  const [frame, setFrame] = useState<Size>({ width: 0, height: 0 });
  const zoom = useRef(onZoom);
  zoom.current = onZoom;
  const watch = useRef((element: HTMLElement | null) => {
    if (element === null) return;
    // React listens to the wheel passively, so it could not keep the pane from scrolling along.
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      zoom.current(event.deltaY < 0 ? ZOOM_STEP : 1 / ZOOM_STEP, pointerIn(element, event));
    };
    const observer = new ResizeObserver(() =>
      setFrame({ width: element.clientWidth, height: element.clientHeight }),
    );
    observer.observe(element);
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      observer.disconnect();
      element.removeEventListener('wheel', onWheel);
    };
  });
  return { frame, watch: watch.current };
}

function useDrag(onMove: (by: Point) => void) {
  const last = useRef<Point | null>(null);
  return {
    start: (event: PointerEvent) => {
      // Capturing the pointer would take the click from a button inside the frame.
      const onButton = event.target instanceof Element && event.target.closest('button') !== null;
      if (event.button !== 0 || onButton) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      last.current = { x: event.clientX, y: event.clientY };
    },
    move: (event: PointerEvent) => {
      if (last.current === null) return;
      onMove({ x: event.clientX - last.current.x, y: event.clientY - last.current.y });
      last.current = { x: event.clientX, y: event.clientY };
    },
    end: () => {
      last.current = null;
    },
  };
}
