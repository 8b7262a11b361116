package scripting

import (
	"reflect"
	"strings"

	"queuesim/engine"
)

// mapNames stand for the names in those parts of a result that have whatever occurred.
var mapNames = map[string]string{
	"inside_by_state": ".STATE", "failures": ".REASON", "gave_up": ".REASON", "left": ".REASON",
	"priorities": `["0"]`, "depth": ".QUEUE", "busy": ".POOL",
}

// figureRows lists the figures of a result, section by section, by the names that they have in
// expectations.
func figureRows() []Row {
	rows := []Row{{
		"EXPECTATION",
		`compares figures, as in jobs.wait.p99 < 0.2 and failed / produced < 0.01; ` +
			`+ - * / % ^, and, or, not, math.abs, ceil, floor, max, min and sqrt may stand in it; ` +
			`times are in seconds, or quoted with a unit: jobs.wait.p99 < "10ms"`,
	}, {
		"FIGURE", "of many values: " + strings.Join(trendNames(), ", "),
	}}
	var more []Row
	for _, name := range fieldNames(resultType) {
		f, _ := fieldOf(resultType, name)
		switch t := direct(f.Type); {
		case name == "expect" || name == "intervals": // they have no figures of their own
		case isLeaf(t):
			rows = append(rows, figuresOf(t, name, name)...)
		default:
			more = append(more, sectionRows(t, name)...)
		}
	}
	return append(rows, more...)
}

// sectionRows lists the figures of a section of the result, under a heading.
func sectionRows(t reflect.Type, name string) []Row {
	heading, path := name, name
	if part := partNames[name]; part != "" {
		t, path = t.Elem(), part
		heading = part + ", the name of one of the " + name
	} else if t == reflect.TypeFor[engine.Total]() {
		path = ""
		heading += ", which may be left out: " + name + ".consumed is the same as consumed"
	}
	return append([]Row{{Name: heading}}, figuresOf(t, name, path)...)
}

// figuresOf lists the figures in a type: at is its place without names of the scenario's, as
// figureHelp has it, path what an expectation says for it.
func figuresOf(t reflect.Type, at, path string) []Row {
	t = direct(t)
	last := at[strings.LastIndex(at, ".")+1:]
	switch {
	case t.Implements(trendType):
		return []Row{{path + ".FIGURE", helpOf(at)}}
	case isLeaf(t):
		return []Row{{path, helpOf(at)}}
	case t.Kind() == reflect.Map:
		name, ok := mapNames[last]
		if !ok {
			name = ".NAME"
		}
		return figuresOf(t.Elem(), at, path+name)
	case t.Kind() == reflect.Slice:
		return figuresOf(t.Elem(), at, path+"[1]")
	case t.Kind() != reflect.Struct:
		return nil // it can't be compared
	}
	var rows []Row
	for _, name := range fieldNames(t) {
		f, _ := fieldOf(t, name)
		rows = append(rows, figuresOf(f.Type, at+"."+name, strings.TrimPrefix(path+"."+name, "."))...)
	}
	return rows
}

// helpOf returns the help of a place in the result: its own, or that of its last names.
func helpOf(at string) string {
	for rest, more := at, true; more; _, rest, more = strings.Cut(rest, ".") {
		if help, ok := figureHelp[rest]; ok {
			return help
		}
	}
	return ""
}

// figureHelp says what the figures are, by their places in the result or the last names of these.
var figureHelp = map[string]string{
	"schema": "the version of the result's form",
	"digest": "by which --verify knows the result",

	"name": "the scenario's", "num_items": "as given; none if there is no bound",
	"num_producers": "how many there are", "num_consumers": "at the start; none if unlimited",
	"queue_capacity":      "of all queues together; none if there is no bound",
	"config.failure_rate": "as given; none if a function decides, or it differs between pools",
	"config.duration":     "as given, in seconds", "warmup": "in seconds", "finish": "as given",
	"seed": "of all chance", "replications": "runs that the figures are of", "clock": "virtual or live",

	"produced": "items that have come", "consumed": "items served to the end",
	"failed": "items given up after their last attempt", "balked": "items that wouldn't join",
	"rejected": "items that found no room", "dropped": "items that were thrown out for others",
	"expired": "items that outlived their time", "reneged": "items that gave up waiting",
	"inside": "items that are still there at the end",

	"inside_by_state": "those by where they stand", "attempts": "services begun",
	"retries": "attempts after the first", "late": "items consumed after their deadline",
	"duration": "of the window, in seconds", "throughput": "items consumed a second",
	"goodput": "the same without the late ones", "failure_rate": "failed attempts ÷ attempts",
	"failures": "failed attempts by reason",
	"gave_up":  "failed items by why there was no other attempt",
	"sojourn":  "seconds from created to gone",

	"offered": "items that came to it", "admitted": "those it took in",
	"taken": "those that consumers took", "expired_blocked": "items that expired outside, blocked",
	"blocked_now": "blocked at the end", "waiting_now": "waiting at the end",
	"capacity":   "at the end; none if there is no bound",
	"depth.mean": "items waiting, on average over time",
	"depth.max":  "items waiting, at most", "wait": "seconds in the queue before service",
	"left_wait": "seconds in the queue of those that left it unserved",
	"blocked":   "seconds outside a full queue, of those that had to",
	"behind":    "seconds by which items were born later than they were to arrive",

	"count":              "consumers at the end; none if unlimited",
	"consumers.attempts": "items taken", "consumers.consumed": "attempts that succeeded",
	"consumers.failed": "attempts that failed", "in_service_now": "in service at the end",
	"offered_load": "service time brought in ÷ window, in erlangs",
	"utilisation":  "busy ÷ available time, 0 to 1; none if unlimited",
	"busy.mean":    "consumers at work, on average over time", "busy.max": "consumers at work, at most",
	"service": "seconds of an attempt", "left": "consumers that have gone: sentinel, idle, count",
	"each.id": "1, 2, …, of the first 100", "rest.id": "of those after the first 100: how many",
	"mean_service":  "seconds of an attempt, on average",
	"each.consumed": "attempts that succeeded", "each.failed": "attempts that failed",
	"rest.consumed": "attempts that succeeded", "rest.failed": "attempts that failed",

	"ended.reason": "drained, cut, stopped, interrupted, stuck, waiting, storm, limit or error",
	"message":      "what there is to say of it", "at": "in seconds",
	"partial": "true if it is less than the scenario asked for",

	"account.sojourn": "of all items, warm-up included: seconds in all",
	"account.blocked": "the part of it that they stood outside", "account.wait": "that they waited",
	"account.left_wait": "that they waited and left unserved", "account.service": "in service",
	"back_off": "between attempts", "area": "items inside, summed over time: the same as sojourn",

	"tallies": "of sim.tally(name, n)", "observations": "of sim.observe(name, x)",
	"series.step":  "seconds between the values of a series",
	"series.depth": "items waiting, at that moment", "series.busy": "consumers at work, at that moment",
	"results_sample.item": "the first items by producer and id", "results_sample.priority": "0 to 255",
	"created": "in seconds", "results_sample.wait": "in seconds",
	"results_sample.attempts": "services that it had", "consumer": "who served it last; none: nobody",
	"doubt": "why there are no intervals",
	"fate":  "what became of it", "warnings": "what is told beside the result",

	"speed": "seconds of the scenario in a real one; 0: nobody waited",
	"wall":  "real seconds that the run took", "processors": "that goroutines could run on",
	"goroutines": "producers, consumers and timers, at most at once",
	"locks":      "groups of queues and pools that know nothing of each other",
	"wakeups":    "how often one goroutine woke another",
	"grain":      "real seconds by which a short sleep is late on this machine",
	"lateness":   "real seconds by which arrivals and services were late that were slept for",
	"script":     "real seconds in functions of the scenario", "script_share": "of the wall time",
}
