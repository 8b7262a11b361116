package scripting

import (
	lua "github.com/yuin/gopher-lua"

	"queuesim/engine"
)

// language is the version of the language that this program speaks.
const language = 1

// scenarioRows are the fields of a scenario. Queues come before those who name them.
var scenarioRows = []row[draft]{
	{"queuesim", "1", "version of the language that the file is written in", binding[draft]{
		"whole number", setVersion,
	}},
	{
		"name", "", "what the scenario is called in results",
		bind(aText, func(s *draft) *string { return &s.Name }),
	},
	{
		"description", "", "what it is about",
		bind(aText, func(s *draft) *string { return &s.Description }),
	},
	{
		"duration", "no limit", "arrivals end and averages close here",
		bind(aSpan, func(s *draft) *engine.Time { return &s.Duration }),
	},
	{
		"items", "no limit", "items that all producers bring together",
		bind(whole[int64]("whole number", 1, largest), func(s *draft) *int64 { return &s.Items }),
	},
	{
		"warmup", "0", "items born before it aren't counted; averages begin here",
		bind(aTime, func(s *draft) *engine.Time { return &s.Warmup }),
	},
	{
		"seed", "1", "of every draw; another seed is another luck",
		bind(whole[uint64]("whole number", 0, largest), func(s *draft) *uint64 { return &s.Seed }),
	},
	{
		"replications", "1", "runs, each with its own luck, that the result is of",
		bind(whole[int]("whole number", 1, engine.MostReplications),
			func(s *draft) *int { return &s.Replications }),
	},
	{
		"finish", `"drain"`, "what happens when arrivals have ended",
		bind(finishes, func(s *draft) *engine.Finish { return &s.Finish }),
	},
	{
		"sample", "no series", "step of the series in the result",
		bind(aSpan, func(s *draft) *engine.Time { return &s.Sample }),
	},
	{
		"queues", `one, "queue"`, "where items wait, by name",
		binding[draft]{"queues by name", setQueues},
	},
	{
		"producers", "", "where items come from, by name",
		binding[draft]{"producers by name", setProducers},
	},
	{"consumers", "", "pools of consumers, by name", binding[draft]{"pools by name", setPools}},
	{
		"on", "", "functions to run when something has happened",
		binding[draft]{"table of on", setHooks},
	},
	{
		"at", "", "functions to run at an instant: { { \"30s\", function(sim) … end } }",
		binding[draft]{"list of { time, function }", func(v value, s *draft) { s.At = timed(v, aTime) }},
	},
	{
		"every", "", "functions to run again and again, a period apart",
		binding[draft]{"list of { period, function }", func(v value, s *draft) {
			s.Every = timed(v, aSpan)
		}},
	},
	{
		"expect", "", "what must hold of the result: \"jobs.wait.p99 < 0.2\"",
		binding[draft]{"expression, or list of expressions", setExpect},
	},
}

var finishes = oneOf(
	word[engine.Finish]{"drain", engine.Drain},
	word[engine.Finish]{"cut", engine.Cut},
	word[engine.Finish]{"never", engine.NeverTold},
)

// hookRows are the hooks of a scenario.
var hookRows = []row[engine.Hooks]{
	{
		"start", "", "before anything happens",
		bind(simHook, func(h *engine.Hooks) *engine.Hook { return &h.Start }),
	},
	{
		"arrive", "", "an item has come",
		bind(itemHook, func(h *engine.Hooks) *engine.Hook { return &h.Arrive }),
	},
	{
		"begin", "", "its service begins",
		bind(itemHook, func(h *engine.Hooks) *engine.Hook { return &h.Begin }),
	},
	{
		"complete", "", "its attempt has ended; reason is nil if it went well",
		bind(reasonHook, func(h *engine.Hooks) *engine.Hook { return &h.Complete }),
	},
	{
		"retry", "", "it has failed and is to come back",
		bind(itemHook, func(h *engine.Hooks) *engine.Hook { return &h.Retry }),
	},
	{
		"leave", "", "it has met its fate",
		bind(fateHook, func(h *engine.Hooks) *engine.Hook { return &h.Leave }),
	},
	{
		"stop", "", "all is over",
		bind(simHook, func(h *engine.Hooks) *engine.Hook { return &h.Stop }),
	},
}

func setVersion(v value, _ *draft) {
	if x, ok := v.lua.(lua.LNumber); !ok || x != language {
		v.failHint("1, the version of the language that this program speaks", "")
	}
}

func setQueues(v value, s *draft) {
	s.Queues = named(v, "queues", decodeQueue)
	if t, ok := v.lua.(*lua.LTable); ok && len(s.Queues) == 0 && t.Len() == 0 {
		return // the default
	}
	var names []string
	for _, q := range s.Queues {
		names = append(names, q.Name)
	}
	v.d.setQueues(names)
}

func setProducers(v value, s *draft) { s.Producers = named(v, "producers", decodeProducer) }

func setPools(v value, s *draft) { s.Consumers = named(v, "pools", decodePool) }

func setHooks(v value, s *draft) { decode(v, "on", hookRows, &s.On) }

// setExpect takes one expression or several. They are read when the whole scenario is known.
func setExpect(v value, s *draft) {
	if v.isText() {
		s.expect = []value{v}
		return
	}
	const want = `an expression such as "jobs.wait.p99 < 0.2", or a list of them`
	list, _ := v.list(want)
	for _, e := range list {
		if e.isText() {
			s.expect = append(s.expect, e)
		} else {
			e.fail(want)
		}
	}
}

// timed reads a list of { time, function }.
func timed(v value, when kind[engine.Time]) []engine.Timed {
	const want = `a list of { "30s", function(sim) … end }`
	list, _ := v.list(want)
	var all []engine.Timed
	for _, e := range list {
		pair, ok := e.list(`{ "30s", function(sim) … end }`)
		if !ok {
			continue
		}
		if len(pair) != 2 {
			e.wrong(`want { time, function }, got a list of `+number(float64(len(pair))), "")
			continue
		}
		t, isTime := when.read(pair[0])
		f, isHook := simHook.read(pair[1])
		if isTime && isHook {
			all = append(all, engine.Timed{Time: t, Run: f})
		}
	}
	return all
}
