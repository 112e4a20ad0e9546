// A sheet on a phone, a dialog or a popover on a desktop: the browser's own modal dialog, so that focus stays inside it
// and goes back where it was. It opens at once on a window event, without asking the server.
import { useCallback, useEffect, useRef, useState } from "react";
import { Icon } from "$/public/external/sora_reflex/ui/icons/icon.jsx";

export function openSheet(name, detail = {}) {
  window.dispatchEvent(new CustomEvent(`sheet:${name}`, { detail }));
}

export function closeSheet(name) {
  window.dispatchEvent(new CustomEvent(`sheet-close:${name}`));
}

export function Sheet({ name, title, open, kind = "", head, children, onOpen, onClose, className = "" }) {
  const dialog = useRef(null);
  const drag = useRef(null);
  const [isOpen, setOpen] = useState(Boolean(open));

  const close = useCallback(() => {
    setOpen((was) => {
      if (was) onClose?.();
      return false;
    });
  }, [onClose]);

  useEffect(() => {
    if (open !== undefined) setOpen(Boolean(open));
  }, [open]);

  useEffect(() => {
    if (!name) return undefined;
    const show = (event) => {
      setOpen(true);
      onOpen?.(event.detail ?? {});
    };
    window.addEventListener(`sheet:${name}`, show);
    window.addEventListener(`sheet-close:${name}`, close);
    return () => {
      window.removeEventListener(`sheet:${name}`, show);
      window.removeEventListener(`sheet-close:${name}`, close);
    };
  }, [name, onOpen, close]);

  useEffect(() => {
    const node = dialog.current;
    if (isOpen && !node.open) {
      node.style.removeProperty("--drag");
      node.showModal();
    } else if (!isOpen && node.open) node.close();
  }, [isOpen]);

  const down = (event) => {
    if (event.target.closest("button, a, input, textarea")) return;
    drag.current = { y: event.clientY, at: event.timeStamp };
    event.currentTarget.setPointerCapture(event.pointerId);
    dialog.current.classList.add("dragging");
  };
  const move = (event) => {
    if (!drag.current) return;
    dialog.current.style.setProperty("--drag", `${Math.max(0, event.clientY - drag.current.y)}px`);
  };
  const up = (event) => {
    if (!drag.current) return;
    const way = event.clientY - drag.current.y;
    const isFlung = way > 24 && way / (event.timeStamp - drag.current.at) > 0.6;
    drag.current = null;
    dialog.current.classList.remove("dragging");
    if (way > 120 || isFlung) close();
    else dialog.current.style.removeProperty("--drag");
  };
  const handle = { onPointerDown: down, onPointerMove: move, onPointerUp: up, onPointerCancel: up };

  return (
    <dialog
      ref={dialog}
      className={`sheet ${kind} ${className}`}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onClick={(event) => event.target === dialog.current && close()}
    >
      <div className="grab" {...handle} />
      <header className="sheet-head" {...handle}>
        <h2 className="title grow ell">{title}</h2>
        {head}
        <button type="button" className="ib" aria-label="Close" onClick={close}>
          <Icon name="x" size={22} />
        </button>
      </header>
      <div className="sheet-body">{isOpen || open !== undefined ? children : null}</div>
    </dialog>
  );
}

// One thing to do in a sheet's menu.
export function MenuRow({ icon, label, onClick, className = "" }) {
  return (
    <button type="button" className={className} onClick={onClick}>
      <Icon name={icon} size={22} />
      {label}
    </button>
  );
}

// Opens a sheet by its name: around any button.
export function Opens({ sheet, detail, children, className }) {
  return (
    <span className={className} style={{ display: "contents" }} onClick={() => openSheet(sheet, detail)}>
      {children}
    </span>
  );
}
