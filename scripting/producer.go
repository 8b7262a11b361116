package scripting

import (
	"fmt"

	"queuesim/engine"
)

// producerRows are the fields of a producer.
var producerRows = []row[engine.Producer]{
	{
		"to", "the queue, if there is one", "where its items go",
		bind(aQueue, func(p *engine.Producer) *string { return &p.To }),
	},
	{
		"count", "1", "that many independent ones, alike but for their luck",
		bind(whole[int]("whole number", 1, engine.MostSources), func(p *engine.Producer) *int { return &p.Count }),
	},
	{
		"rate", "", "arrivals a second, or \"90/min\"; at random unless arrivals says otherwise",
		bind(aRate, func(p *engine.Producer) *engine.Level { return &p.Rate }),
	},
	{
		"arrivals", `"random"`, "with rate: at random (Poisson), or evenly spaced",
		bind(spacings, func(p *engine.Producer) *bool { return &p.Even }),
	},
	{
		"interarrival", "", "time between arrivals, instead of rate",
		bind(aDuration, func(p *engine.Producer) *engine.Quantity { return &p.Interarrival }),
	},
	{
		"times", "", "instants of the arrivals, instead of rate",
		binding[engine.Producer]{"list of times", setTimes},
	},
	{"trace", "", "recorded arrivals from a CSV file, instead of rate", binding[engine.Producer]{
		"table of trace", setTrace,
	}},
	{
		"items", "no limit", "arrivals of items by each of count",
		bind(whole[int64]("whole number", 1, largest),
			func(p *engine.Producer) *int64 { return &p.Items }),
	},
	{
		"start", "0", "no arrivals before it",
		bind(aTime, func(p *engine.Producer) *engine.Time { return &p.Start }),
	},
	{
		"stop", "no limit", "no arrivals from it on",
		bind(aSpan, func(p *engine.Producer) *engine.Time { return &p.Stop }),
	},
	{
		"batch", "1", "items an arrival brings",
		bind(aBatch, func(p *engine.Producer) *engine.Quantity { return &p.Batch }),
	},
	{
		"priority", "0", "of its items; the greater goes first",
		bind(aPriority, func(p *engine.Producer) *engine.Quantity { return &p.Priority }),
	},
	{
		"size", "none", "of its items, for order = \"shortest\" and functions",
		bind(aNumber, func(p *engine.Producer) *engine.Quantity { return &p.Size }),
	},
	{
		"deadline", "none", "time from its creation after which it is late, or expires waiting",
		bind(aDuration, func(p *engine.Producer) *engine.Quantity { return &p.Deadline }),
	},
	{
		"item", "", "gives a new item its fields",
		bind(fillHook, func(p *engine.Producer) *engine.Hook { return &p.Fill }),
	},
}

var spacings = oneOf(word[bool]{"random", false}, word[bool]{"even", true})

func decodeProducer(v value, name string) engine.Producer {
	p := engine.Producer{Name: name}
	decode(v, "producer", producerRows, &p)
	v.needsQueue(&p.To, "to")
	return p
}

// needsQueue fills in the only queue where none is named.
func (v value) needsQueue(name *string, field string) {
	path := joined(v.path, field)
	if *name != "" || len(v.d.queues) == 0 || v.d.isFull() || !v.d.isClear(path) {
		return
	}
	if len(v.d.queues) == 1 {
		*name = v.d.queues[0]
		return
	}
	v.wrong(fmt.Sprintf("%s is missing: there are several queues", field),
		fmt.Sprintf("%s = %s", field, anyOf(v.d.queues)))
}

// setTimes takes the instants of arrivals, in ascending order.
func setTimes(v value, p *engine.Producer) {
	list, _ := v.list("a list of times")
	p.Times = make([]engine.Time, 0, len(list))
	for _, e := range list {
		t, ok := e.time()
		if !ok {
			continue
		}
		if n := len(p.Times); n > 0 && t < p.Times[n-1] {
			e.wrong(fmt.Sprintf("want times in ascending order, got %s after %s", t, p.Times[n-1]), "")
			return
		}
		p.Times = append(p.Times, t)
	}
}
