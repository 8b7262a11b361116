package scripting

// A Part is a queue, producer or pool of a scenario, with the fields that can be set by --set.
type Part struct {
	Name   string
	Table  string // queue, producer, consumers
	Fields []Field
}

// Parts returns the scenario's queues, producers and pools, each by name.
func (l *Loaded) Parts() []Part {
	fields := map[string][]Field{}
	for _, f := range Fields() {
		fields[f.Where] = append(fields[f.Where], f)
	}
	var all []Part
	add := func(name, table string) { all = append(all, Part{name, table, fields[table]}) }
	for _, q := range l.Scenario.Queues {
		add(q.Name, "queue")
	}
	for _, p := range l.Scenario.Producers {
		add(p.Name, "producer")
	}
	for _, p := range l.Scenario.Consumers {
		add(p.Name, "consumers")
	}
	return all
}
