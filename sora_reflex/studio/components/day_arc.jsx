// The sun's way over the day: from when a clip was sent to when it is due, over a frame of what is planned.
// Half an ellipse, 160 by 190, on a ground of 390 by 242; points by share of its length.
const CENTRE = [195, 242];
const RADII = [160, 190];
const SAMPLES = 240;
const LENGTHS = [];

function point(turn) {
  const angle = Math.PI * (1 - turn);
  return [CENTRE[0] + RADII[0] * Math.cos(angle), CENTRE[1] - RADII[1] * Math.sin(angle)];
}

function along(share) {
  if (!LENGTHS.length) {
    let before = point(0);
    let sum = 0;
    for (let index = 0; index <= SAMPLES; index += 1) {
      const here = point(index / SAMPLES);
      sum += Math.hypot(here[0] - before[0], here[1] - before[1]);
      LENGTHS.push(sum);
      before = here;
    }
  }
  const wanted = Math.min(1, Math.max(0, share)) * LENGTHS[SAMPLES];
  return point(LENGTHS.findIndex((length) => length >= wanted) / SAMPLES);
}

export default function DayArc({ percent, stages = [], poster, still }) {
  const way = "M35 242A160 190 0 0 1 355 242";
  const [x, y] = along(percent / 100);
  let passed = 0;
  const dots = stages.slice(0, -1).map((stage) => {
    passed += stage.share / 100;
    return { at: along(passed), isPassed: passed * 100 <= percent };
  });
  return (
    <>
      {still && <img src={still} alt="" className="day-glow" />}
      <svg viewBox="0 0 390 250" aria-hidden="true">
        <defs>
          <linearGradient id="day-way" x1="0" y1="1" x2="1" y2="0">
            <stop stopColor="#FF6349" />
            <stop offset=".6" stopColor="#FF9150" />
            <stop offset="1" stopColor="#FFC46B" />
          </linearGradient>
          <radialGradient id="day-sun" cx=".5" cy="1" r="1">
            <stop stopColor="#FFF0D2" />
            <stop offset=".35" stopColor="#FFC46B" />
            <stop offset=".7" stopColor="#FF9150" />
            <stop offset="1" stopColor="#FF6349" />
          </radialGradient>
          <radialGradient id="day-glow" cx=".5" cy="1" r=".8">
            <stop stopColor="#FF9150" stopOpacity=".3" />
            <stop offset="1" stopColor="#FF9150" stopOpacity="0" />
          </radialGradient>
        </defs>
        <rect y="20" width="390" height="222" fill="url(#day-glow)" />
        <path d={way} fill="none" stroke="var(--color-line-2)" strokeWidth="2.5" />
        <path d={way} fill="none" stroke="url(#day-way)" strokeWidth="4" strokeLinecap="round" pathLength="100" strokeDasharray={`${percent} 200`} className="day-done" />
        <path d="M0 242H390" stroke="var(--color-line-2)" />
        {dots.map((dot, index) => (
          <circle key={index} cx={dot.at[0]} cy={dot.at[1]} r="4" fill={dot.isPassed ? "#FFC46B" : "var(--color-surface-3)"} stroke="var(--color-surface-1)" strokeWidth="2" />
        ))}
        <g style={{ transform: `translate(${x}px, ${y}px)` }} className="day-star">
          <circle r="20" fill="#FF9150" opacity=".2" />
          <circle r="14" fill="url(#day-sun)" />
        </g>
      </svg>
      {(poster || still) && (
        <div className="day-face">
          <img src={poster || still} alt="" />
          {!poster && <span className="fchip s24">Preview</span>}
        </div>
      )}
    </>
  );
}
