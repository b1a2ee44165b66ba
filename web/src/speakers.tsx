/* All speakers, and one of them: what it said, to whom, through whom. */
import { useEffect } from 'preact/hooks';
import type { EntityEntry, SpeakerAnswer, Tally } from './api';
import { Bars, count, Data, Day, dayOf, Pages, Title, useAnswer, Waiting } from './parts';
import { go, url, usePlace } from './place';
import { Rows } from './rows';

export function SpeakersView() {
  const { args } = usePlace();
  const search = args.toString() ? `?${args}` : '';
  const { data, error } = useAnswer<{ rows: EntityEntry[] }>('/speakers', search);
  const offset = Number(args.get('offset') ?? 0);
  return (
    <div>
      <Title sub="Everyone who speaks, is spoken to or passes on, those who say most first.">Speakers</Title>
      <form class="search" role="search" onSubmit={(e) => { e.preventDefault(); go(url('/speakers', args, { q: String(new FormData(e.currentTarget).get('q') ?? '') })); }}>
        <label class="unseen" for="name">A name</label>
        <input id="name" type="search" name="q" defaultValue={args.get('q') ?? ''} placeholder="A name, or part of one" />
        <button class="primary">Find</button>
      </form>
      {data ? data.rows.length ? (
        <div class="scrolls" tabIndex={0} role="region" aria-label="Speakers">
          <table class="people">
            <thead><tr><th scope="col">Name</th><th scope="col">Is a</th><th scope="col" class="n">Said</th><th scope="col" class="n">Was told</th><th scope="col" class="n">Passed on</th><th scope="col">First to last</th></tr></thead>
            <tbody>{data.rows.map((e) => (
              <tr key={e.id}><th scope="row"><a href={`/speaker/${e.id}`}>{e.name}</a></th><td class="quiet">{e.type}</td>
                <td class="n">{e.said}</td><td class="n">{e.heard}</td><td class="n">{e.passed_on}</td>
                <td class="quiet"><Day iso={e.first_day} />{e.last_day !== e.first_day && <> – <Day iso={e.last_day} /></>}</td></tr>
            ))}</tbody>
          </table>
        </div>) : <p class="quiet">Nobody of that name speaks here.</p> : <Waiting error={error} />}
      {data && <Pages path="/speakers" total={data.rows.length < 100 ? offset + data.rows.length : null} offset={offset} limit={100} />}
      <Data path="/speakers" search={search} />
    </div>
  );
}

/** Statements a month, every month of the stretch. */
function Months({ rows }: { rows: Tally[] }) {
  const known = rows.filter((r) => /^\d{4}-\d\d$/.test(r.value));
  if (known.length < 2) return null;
  const indexOf = (m: string) => Number(m.slice(0, 4)) * 12 + Number(m.slice(5)) - 1;
  const last = indexOf(known[known.length - 1]!.value), first = Math.max(indexOf(known[0]!.value), last - 119);
  const most = Math.max(...known.map((r) => r.statements)), width = 6 * (last - first + 1);
  return (
    <figure class="months">
      <svg viewBox={`0 0 ${width} 32`} preserveAspectRatio="none" role="img" aria-label={`Statements a month, ${most} at most`}>
        {known.filter((r) => indexOf(r.value) >= first).map((r) => {
          const h = Math.max(2, (30 * r.statements) / most);
          return <rect key={r.value} x={(indexOf(r.value) - first) * 6} y={32 - h} width={4.5} height={h} />;
        })}
      </svg>
      <figcaption><span>{dayOf(`${Math.floor(first / 12)}-${String((first % 12) + 1).padStart(2, '0')}`)}</span><span>{dayOf(known[known.length - 1]!.value)}</span></figcaption>
    </figure>
  );
}

export function SpeakerView({ id }: { id: string }) {
  const { args } = usePlace();
  const search = args.toString() ? `?${args}` : '';
  const { data, error } = useAnswer<SpeakerAnswer>(`/speaker/${id}`, search);
  const who = data?.speaker[0];
  useEffect(() => { if (who) document.title = `${who.name} · hearsay`; }, [who]);
  if (!data || !who) return <Waiting error={error} />;
  const offset = Number(args.get('offset') ?? 0);
  const also = data.names.filter((n) => n.name !== who.name || n.role);
  const saying = (change: { [name: string]: string | number }) => url('/sayings', new URLSearchParams({ speaker: id }), change);
  const speaker = (r: Tally) => (r.id ? `/speaker/${r.id}` : null);
  return (
    <div class="speaker">
      <Title sub={<>{who.type} · said {count(who.said, 'statement')}{who.heard > 0 && <>, was told {who.heard}</>}{who.passed_on > 0 && <>, passed on {who.passed_on}</>}
        {who.first_day && <> · <Day iso={who.first_day} />{who.last_day !== who.first_day && <> to <Day iso={who.last_day} /></>}</>}</>}>{who.name}</Title>
      {also.length > 0 && <p class="also"><span class="quiet">In reports: </span>{also.slice(0, 8).map((n, i) => (
        <span key={i}>{i > 0 && '; '}<a href={`/report/${n.report}`} title={`Taken to be the same by ${n.why}`}>{n.name}{n.role && `, ${n.role}`}</a>{n.reports > 1 && <span class="quiet"> ({count(n.reports, 'report')})</span>}</span>))}</p>}
      <Months rows={data.months} />
      <div class="columns">
        <Bars title="To whom" except={who.id} rows={data.to} link={(r) => (r.id ? saying({ addressee: r.id }) : null)} />
        <Bars title="Through whom" except={who.id} rows={data.via} link={(r) => (r.id ? saying({ via: r.id }) : null)} />
        <Bars title="Printed by" rows={data.outlets} link={(r) => saying({ outlet: `"${r.value}"` })} />
        <Bars title="How it was put" rows={data.acts} link={(r) => saying({ act: r.value })} />
        <Bars title="Who speaks to them" except={who.id} rows={data.from} link={speaker} />
        <Bars title="Whom they pass on" except={who.id} rows={data.for} link={speaker} />
      </div>
      <h2 class="section">What was said</h2>
      <p class="data"><a href={saying({})}>search in it</a><a href={`/timeline?speaker=${id}`}>as a timeline</a><a href={`/chains?node=${id}`}>in the chains</a></p>
      <Rows rows={data.rows} />
      <Pages path={`/speaker/${id}`} total={who.said} offset={offset} limit={50} />
      <Data path={`/speaker/${id}`} search={search} />
    </div>
  );
}
