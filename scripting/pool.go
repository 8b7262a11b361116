package scripting

import (
	"fmt"
	"math"
	"slices"

	lua "github.com/yuin/gopher-lua"

	"queuesim/engine"
)

// poolRows are the fields of consumers declared together.
var poolRows = []row[engine.Pool]{
	{
		"from", "the queue, if there is one", "what they serve; of a list, the first that isn't empty",
		bind(queues, func(p *engine.Pool) *[]string { return &p.From }),
	},
	{"count", "1", "consumers; a function is asked every second", binding[engine.Pool]{
		"whole number, steps, or function(sim)", setCount,
	}},
	{
		"service", "", "time that an attempt takes",
		bind(aDuration, func(p *engine.Pool) *engine.Quantity { return &p.Service }),
	},
	{
		"work", `"io"`,
		"io waits for something elsewhere, cpu computes; a difference in live runs only",
		bind(works, func(p *engine.Pool) *engine.Work { return &p.Work }),
	},
	{
		"fails", "0", "probability that an attempt fails; a function answers false, true or a reason",
		binding[engine.Pool]{"probability, or function(item, sim)", setFails},
	},
	{
		"attempt_timeout", "never", "time after which an attempt is cut; it has failed then",
		bind(aDuration, func(p *engine.Pool) *engine.Quantity { return &p.AttemptTimeout }),
	},
	{
		"idle_timeout", "never", "a consumer that waits so long for an item leaves",
		bind(aSpan, func(p *engine.Pool) *engine.Time { return &p.IdleTimeout }),
	},
	{"retry", "none", "what follows a failed attempt", binding[engine.Pool]{
		"table of retry", func(v value, p *engine.Pool) { decode(v, "retry", retryRows, &p.Retry) },
	}},
}

var works = oneOf(
	word[engine.Work]{"io", engine.Sleeps},
	word[engine.Work]{"cpu", engine.Computes},
)

// retryRows are the fields of a pool's retry.
var retryRows = []row[engine.Retry]{
	{"attempts", "1", "services in all", bind(whole[int]("whole number", 1, mostAttempts),
		func(r *engine.Retry) *int { return &r.Attempts })},
	{"backoff", "at once", "pause before the next one", binding[engine.Retry]{
		"table of backoff, or quantity of time", setBackoff,
	}},
}

// backoffRows are the fields of a retry's back-off.
var backoffRows = []row[engine.Backoff]{
	{
		"base", "0", "the first pause",
		bind(aTime, func(b *engine.Backoff) *engine.Time { return &b.Base }),
	},
	{
		"factor", "1", "each pause is so many times the one before",
		bind(aFactor, func(b *engine.Backoff) *float64 { return &b.Factor }),
	},
	{
		"max", "no bound", "no pause is longer",
		bind(aSpan, func(b *engine.Backoff) *engine.Time { return &b.Max }),
	},
	{
		"jitter", `"none"`, "full: from 0 to the pause at random; equal: from half of it",
		bind(jitters, func(b *engine.Backoff) *engine.Jitter { return &b.Jitter }),
	},
}

var jitters = oneOf(
	word[engine.Jitter]{"none", engine.NoJitter},
	word[engine.Jitter]{"full", engine.FullJitter},
	word[engine.Jitter]{"equal", engine.EqualJitter},
)

func decodePool(v value, name string) engine.Pool {
	p := engine.Pool{Name: name, Count: 1}
	decode(v, "consumers", poolRows, &p)
	if len(p.From) == 0 {
		var only string
		if v.needsQueue(&only, "from"); only != "" {
			p.From = []string{only}
		}
	}
	return p
}

// setCount takes how many consumers there are: a number, a schedule, or a function.
func setCount(v value, p *engine.Pool) {
	switch x := v.lua.(type) {
	case lua.LNumber:
		if n, ok := v.places(engine.MostConsumers); ok {
			p.Count = n
		}
		return
	case *lua.LFunction:
		p.Asked = engine.LevelFunc(v.asked(x, withSim, countAnswer))
		return
	case *lua.LUserData:
		if steps, ok := x.Value.(engine.Steps); ok {
			setSchedule(v, p, steps)
			return
		}
	}
	v.failHint("a whole number", "math.huge, steps { … } and function(sim) are counts too")
}

// setSchedule takes steps of a count.
func setSchedule(v value, p *engine.Pool, steps engine.Steps) {
	for _, s := range steps {
		if s.Value != math.Floor(s.Value) || s.Value > engine.MostConsumers {
			v.wrong(fmt.Sprintf("want steps of whole numbers up to %d, got one of %s", engine.MostConsumers,
				number(s.Value)), "")
			return
		}
	}
	p.Counts = steps
}

// engineReasons are reasons of failures that only the engine gives (DESIGN.md §4, rule 12).
var engineReasons = []string{"failed", "timeout", "breakdown", "budget", "deadline"}

// mostReasons bounds how many reasons functions may make up: each is counted for as long as the run
// lasts.
const mostReasons = 1000

// setFails takes a probability or a function.
func setFails(v value, p *engine.Pool) {
	const want = "a probability from 0 to 1, or a function"
	switch x := v.lua.(type) {
	case lua.LNumber:
		if x >= 0 && x <= 1 {
			p.FailureRate = float64(x)
			return
		}
	case *lua.LFunction:
		f := v.function(x, withItem)
		p.Fails = func(c *engine.Call) (reason string, failed bool, err error) {
			answer, err := f.call(c)
			if err != nil {
				return "", false, err
			}
			return f.verdict(answer, c)
		}
		return
	}
	v.fail(want)
}

// verdict reads what a fails function answered.
func (f *function) verdict(
	answer lua.LValue, c *engine.Call,
) (reason string, failed bool, err error) {
	switch a := answer.(type) {
	case *lua.LNilType:
		return "", false, nil
	case lua.LBool:
		return "", bool(a), nil
	case lua.LString:
		switch reason := string(a); {
		case slices.Contains(engineReasons, reason):
			return "", false, f.failed(c, "the reason "+quoted(reason)+" is the engine's own",
				"return true for a plain failure, or a reason of your own")
		case reason == "" || len(reason) > 60:
			return "", false, f.failed(c, "want a reason of 1 to 60 letters, got "+quoted(reason), "")
		case !f.run.reasons[reason] && len(f.run.reasons) == mostReasons:
			return "", false, f.failed(c, fmt.Sprintf("want at most %d different reasons, got more", mostReasons),
				"a reason says of what kind a failure is, not which one")
		default:
			f.run.reasons[reason] = true
			return reason, true, nil
		}
	}
	return "", false, f.failed(c, "want false, true or a reason, got "+shown(answer), "")
}

// setBackoff takes a table, or a quantity.
func setBackoff(v value, r *engine.Retry) {
	if v.lua.Type() == lua.LTTable {
		decode(v, "backoff", backoffRows, &r.Backoff)
		return
	}
	if q, ok := aDuration.read(v); ok {
		r.Backoff.Delay = q
	}
}

// mostAttempts bounds the services that an item may have at a pool.
const mostAttempts = 1_000_000
