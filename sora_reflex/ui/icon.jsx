// Draws the icons of icons.json, and the mark: half a sun over its reflection.
import { createElement } from "react";
import paths from "./icons.json";

export function Icon({ name, size = 20, stroke = 1.9, isFilled = false, className, style }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill={isFilled ? "currentColor" : "none"}
      stroke="currentColor"
      strokeWidth={stroke}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={className}
      style={style}
    >
      {paths[name]?.map(([tag, attributes], index) => createElement(tag, { key: index, ...attributes }))}
    </svg>
  );
}

export function Mark({ size = 28, isSunrise = false, className }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" className={className}>
      {isSunrise && (
        <defs>
          <linearGradient id="mark" x1="0" y1="1" x2="0" y2="0">
            <stop stopColor="#FFE6B8" />
            <stop offset=".4" stopColor="#FFC46B" />
            <stop offset=".75" stopColor="#FF9150" />
            <stop offset="1" stopColor="#FF6349" />
          </linearGradient>
        </defs>
      )}
      <path d="M4 12.400a8 8 0 0 1 16 0z" fill={isSunrise ? "url(#mark)" : "currentColor"} />
      <path
        d="M4.600 15.600h14.800M7 18.600h10M9.800 21.400h4.400"
        stroke={isSunrise ? "#FFB25E" : "currentColor"}
        strokeWidth="1.7"
        strokeLinecap="round"
        opacity=".9"
      />
    </svg>
  );
}
