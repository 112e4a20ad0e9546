// Dark, light, or as the system: kept in this browser.
import { useContext } from "react";
import { ColorModeContext } from "$/utils/context-registry";
import { Icon } from "$/public/external/sora_reflex/ui/icons/icon.jsx";

const CHOICES = [
  ["dark", "Dark", "moon"],
  ["light", "Light", "sun"],
  ["system", "As the system", "monitor"],
];

export function ThemeChoice() {
  const { rawColorMode, setColorMode } = useContext(ColorModeContext);
  return (
    <div className="row gap8 wrap" role="radiogroup" aria-label="Appearance">
      {CHOICES.map(([mode, label, icon]) => (
        <button
          key={mode}
          type="button"
          role="radio"
          aria-checked={rawColorMode === mode}
          className={`chip ${rawColorMode === mode ? "on" : ""}`}
          onClick={() => setColorMode(mode)}
        >
          <Icon name={icon} size={15} stroke={2} />
          {label}
        </button>
      ))}
    </div>
  );
}
