package scripting

import (
	"fmt"
	"regexp"
	"slices"
)

// A name is what queues, producers and pools are called, in one name space, so that jobs.wait.p99
// is enough to name a figure.
var namePattern = regexp.MustCompile(`^[a-z][a-z0-9_]{0,39}$`)

// reservedWords are names that mean something else where names are used: members of sim, and
// Lua's own words. The names of a result's figures are reserved too; see isReserved.
var reservedWords = map[string]string{
	"now": "sim.now is the time", "stop": "sim.stop ends the run",
	"tally": "sim.tally counts", "observe": "sim.observe takes a figure",
	"out":  "it is kept for leaving",
	"math": "it is Lua's library",
	"and":  isLua, "break": isLua, "do": isLua, "else": isLua, "elseif": isLua, "end": isLua,
	"false": isLua, "for": isLua, "function": isLua, "goto": isLua, "if": isLua, "in": isLua,
	"local": isLua, "nil": isLua, "not": isLua, "or": isLua, "repeat": isLua, "return": isLua,
	"then": isLua, "true": isLua, "until": isLua, "while": isLua,
}

const isLua = "it is a word of Lua"

// reserved returns why a name can't be taken, or "".
func reserved(name string) string {
	if why := reservedWords[name]; why != "" {
		return why
	}
	if isFigure(name) {
		return "results have a figure of that name"
	}
	return ""
}

// takeName checks the name under which v stands and enters it. It answers false if it can't be
// used.
func (d *decoder) takeName(v value, name string) bool {
	switch why := reserved(name); {
	case why != "":
		d.wrong(v.path, fmt.Sprintf("the name %s is reserved: %s", quoted(name), why),
			"choose another name")
		return false
	case !namePattern.MatchString(name):
		d.wrong(v.path, fmt.Sprintf("want a name, got %s", quoted(name)),
			"a name is a small letter, then small letters, digits and _, at most 40")
		return false
	}
	if first, taken := d.names[name]; taken {
		d.wrong(v.path, fmt.Sprintf("the name %s is taken by %s", quoted(name), first),
			"queues, producers and consumers share one name space")
		return false
	}
	d.names[name] = v.path
	return true
}

// named decodes the table v of named things one by one, in the order of their names. A thing with
// a bad name is decoded too, so that its other mistakes are told.
func named[T any](v value, what string, one func(v value, name string) T) []T {
	values, names := v.fields("a table of " + what)
	var all []T
	for i, f := range values {
		if isUnknown(f.lua) {
			v.d.unclear(f.path)
		}
		v.d.takeName(f, names[i])
		all = append(all, one(f, names[i]))
	}
	return all
}

// aQueue is the name of one of the scenario's queues.
var aQueue = kind[string]{"queue", func(v value) (string, bool) {
	name, ok := aText.read(v)
	return name, ok && v.queueExists(name)
}}

// queues is one queue, or a list of them in order of precedence.
var queues = kind[[]string]{"queue, or list of queues", func(v value) ([]string, bool) {
	if name, ok := v.lua.(interface{ String() string }); ok && v.isText() {
		return []string{name.String()}, v.queueExists(name.String())
	}
	list, ok := v.list("the name of a queue, or a list of names")
	if ok && len(list) == 0 {
		v.wrong("want the name of a queue, or a list of names, got an empty list", "")
		return nil, false
	}
	var names []string
	for _, e := range list {
		name, named := aQueue.read(e)
		if named && slices.Contains(names, name) {
			e.wrong(fmt.Sprintf("the queue %s stands in the list twice", quoted(name)), "")
			named = false
		}
		names, ok = append(names, name), ok && named
	}
	return names, ok
}}

// queueExists notes a name that no queue has.
func (v value) queueExists(name string) bool {
	if v.d.queues == nil || v.d.isQueue[name] || v.d.isBlank("queues") {
		return true
	}
	if !v.d.isFull() {
		v.wrong("no queue is called "+quoted(name), Suggest(name, "there are", v.d.queues))
	}
	return false
}
