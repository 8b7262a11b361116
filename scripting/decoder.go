package scripting

import (
	"errors"
	"io/fs"
	"slices"

	"queuesim/engine"
)

// A decoder turns the table that a file returns into a scenario. It notes what is wrong and goes
// on.
type decoder struct {
	*reporter
	source   *source
	settings *settings
	run      *runtime
	names    map[string]string // of queues, producers and pools: their paths
	queues   []string          // their names; nil: they can't be known
	isQueue  map[string]bool   // the same
	blank    []string          // paths of values that are unknown for a reason told elsewhere
	files    fs.FS             // the scenario's folder; nil: none
	all      []Field           // every field of the language
	columns  map[string]bool   // fields that traces give to items
	reads    []func()          // looks at what functions read, when all columns are known
	traces   traceUse          // what traces have brought into memory so far
}

// A draft is a scenario in the making, with what the engine has no use for.
type draft struct {
	engine.Scenario
	expect []value
}

// scenario decodes the table that the file returns.
func (d *decoder) scenario(v value) *draft {
	draft := &draft{}
	draft.Seed = 1
	d.setQueues([]string{engine.DefaultQueue})
	decode(v, "scenario", scenarioRows, draft)
	for _, look := range d.reads {
		look()
	}
	d.settings.tellUnused(d)
	d.validate(draft)
	return draft
}

// setQueues says which queues there are.
func (d *decoder) setQueues(names []string) {
	d.queues, d.isQueue = names, map[string]bool{}
	for _, name := range names {
		d.isQueue[name] = true
	}
}

// wrong notes a mistake in what stands at path.
func (d *decoder) wrong(path, msg, hint string) { d.wrongAt(path, path, msg, hint) }

// wrongAt notes a mistake of path on the line of place, or at the flag that has set it.
func (d *decoder) wrongAt(place, path, msg, hint string) {
	if origin := d.settings.origin(place); origin != "" {
		d.elsewhere(Position{File: origin}, path, msg, hint)
		return
	}
	d.at(d.source.line(place), path, msg, hint)
}

// unclear notes that the value at path isn't known, though that is no new mistake.
func (d *decoder) unclear(path string) { d.blank = append(d.blank, path) }

// isClear reports whether nothing wrong is known of path, so that what the engine has to say
// about it isn't a mere consequence.
func (d *decoder) isClear(path string) bool {
	return !d.isBlank(path) && !d.touches(path)
}

// isBlank reports whether the value at path, or a part of it, is unknown.
func (d *decoder) isBlank(path string) bool {
	for _, p := range d.blank {
		if within(p, path) || within(path, p) {
			return true
		}
	}
	return false
}

// knowsParts reports whether the names of all queues, producers and pools could be read.
func (d *decoder) knowsParts() bool {
	for _, section := range sections {
		if slices.Contains(d.blank, section) {
			return false
		}
		for _, e := range d.errs {
			if e.Path == section {
				return false
			}
		}
	}
	return true
}

// validate adds what the engine finds wrong with the whole, less what follows from mistakes that
// have been told.
func (d *decoder) validate(draft *draft) {
	if !d.knowsParts() || d.isFull() {
		return
	}
	s := draft.Scenario
	if !d.isClear("duration") || !d.isClear("items") {
		s.Duration = max(s.Duration, engine.Longest) // there is an end, if an unreadable one
	}
	err := s.Validate()
	var mistakes engine.Mistakes
	if err != nil && !errors.As(err, &mistakes) {
		d.wrong("", err.Error(), "")
	}
	fresh := make([]bool, len(mistakes))
	for i, m := range mistakes {
		fresh[i] = d.isClear(m.Path)
	}
	for i, m := range mistakes {
		if fresh[i] {
			d.wrong(m.Path, m.Msg, m.Hint)
		}
	}
}
