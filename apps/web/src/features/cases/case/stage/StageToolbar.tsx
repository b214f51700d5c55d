import AddOutlined from '@mui/icons-material/AddOutlined';
import FitScreenOutlined from '@mui/icons-material/FitScreenOutlined';
import LinkOutlined from '@mui/icons-material/LinkOutlined';
import RemoveOutlined from '@mui/icons-material/RemoveOutlined';
import RotateRightOutlined from '@mui/icons-material/RotateRightOutlined';
import SwapHorizOutlined from '@mui/icons-material/SwapHorizOutlined';
import TuneOutlined from '@mui/icons-material/TuneOutlined';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { type ReactNode, useRef, useState } from 'react';
import type { ShortcutId } from '../../../../shortcuts/keymap.ts';
import { ShortcutHint } from '../../../../shortcuts/ShortcutHint.tsx';
import { useShortcuts } from '../../../../shortcuts/use-shortcuts.ts';
import { AdjustPopover } from './AdjustPopover.tsx';
import type { Board } from './use-board.ts';
import { isAdjusted, refit, turned, type View, ZOOM_STEP, zoomAt } from './view-state.ts';

/** Acts on the active picture of a board; `live` says whether the board is on screen, so that its keys work. */
export function StageToolbar({ board, live }: { board: Board; live: boolean }) {
  const adjustButton = useRef<HTMLButtonElement>(null);
  const [adjusting, setAdjusting] = useState(false);
  const activeId = board.slots[board.active] ?? board.slots[0];
  if (activeId === undefined) return null;
  const view = board.viewOf(activeId);
  const act = (change: (view: View) => View) => () => board.change(activeId, change(view));
  const acts = {
    zoomOut: act((v) => zoomAt(v, 1 / ZOOM_STEP)),
    zoomIn: act((v) => zoomAt(v, ZOOM_STEP)),
    zoomFit: act(refit),
    turn: act(turned),
    adjust: () => setAdjusting(true),
    link: () => board.setLinked(!board.linked),
  };
  return (
    <Box role="toolbar" aria-label="Picture" sx={{ display: 'flex', alignItems: 'center', gap: 0.25 }}>
      {live && <BoardKeys acts={acts} />}
      <Tool id="zoomOut" label="Zoom out" onClick={acts.zoomOut} icon={<RemoveOutlined />} />
      <Box
        component="span"
        sx={{ minWidth: 44, textAlign: 'center', typography: 'caption', color: 'text.secondary' }}
      >
        {Math.round(view.zoom * 100)} %
      </Box>
      <Tool id="zoomIn" label="Zoom in" onClick={acts.zoomIn} icon={<AddOutlined />} />
      <Tool id="zoomFit" label="Fit to frame" onClick={acts.zoomFit} icon={<FitScreenOutlined />} />
      <Tool id="turn" label="Turn" onClick={acts.turn} icon={<RotateRightOutlined />} />
      <Tool
        id="adjust"
        label="Adjust light"
        onClick={acts.adjust}
        pressed={isAdjusted(view)}
        buttonRef={adjustButton}
        icon={<TuneOutlined />}
      />
      {board.slots.length > 1 && (
        <>
          <Tool
            id="link"
            label="Zoom both together"
            onClick={acts.link}
            pressed={board.linked}
            icon={<LinkOutlined />}
          />
          <Tool label="Swap sides" onClick={board.swap} icon={<SwapHorizOutlined />} />
        </>
      )}
      <AdjustPopover
        anchor={adjusting ? adjustButton.current : null}
        view={view}
        onView={(next) => board.change(activeId, next)}
        onClose={() => setAdjusting(false)}
      />
    </Box>
  );
}

// A component of its own, because a hook cannot be switched off while the board is in a hidden tab.
function BoardKeys({ acts }: { acts: Partial<Record<ShortcutId, () => void>> }) {
  useShortcuts(acts);
  return null;
}

interface ToolProps {
  id?: ShortcutId;
  label: string;
  icon: ReactNode;
  onClick: () => void;
  pressed?: boolean;
  buttonRef?: React.Ref<HTMLButtonElement>;
}

function Tool({ id, label, icon, onClick, pressed, buttonRef }: ToolProps) {
  return (
    <Tooltip
      title={
        <>
          {label}
          {id !== undefined && <ShortcutHint id={id} />}
        </>
      }
    >
      <IconButton
        ref={buttonRef ?? null}
        aria-label={label}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
        color={pressed === true ? 'primary' : 'default'}
        onClick={onClick}
        sx={{ '& svg': { fontSize: 18 }, ...(pressed === true && { bgcolor: 'action.selected' }) }}
      >
        {icon}
      </IconButton>
    </Tooltip>
  );
}
