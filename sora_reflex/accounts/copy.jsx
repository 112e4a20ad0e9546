// Copies a text and says so on the button itself.
import { useEffect, useRef, useState } from "react";
import { Icon } from "$/public/external/sora_reflex/ui/icons/icon.jsx";

const SAID_MS = 1800;

export function CopyButton({ text, label }) {
  const [isCopied, setCopied] = useState(false);
  const timer = useRef(null);
  useEffect(() => () => clearTimeout(timer.current), []);
  const copy = async () => {
    const whole = text.startsWith("/") ? window.location.origin + text : text;
    try {
      await navigator.clipboard.writeText(whole);
    } catch {
      window.prompt("Copy this link", whole);
      return;
    }
    setCopied(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setCopied(false), SAID_MS);
  };
  return (
    <button type="button" className="btn soft s36" onClick={copy}>
      <Icon name={isCopied ? "check" : "copy"} size={16} />
      <span aria-live="polite">{isCopied ? "Copied" : label}</span>
    </button>
  );
}
