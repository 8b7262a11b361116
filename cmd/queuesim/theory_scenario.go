package main

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"queuesim/engine/report"
	"queuesim/engine/theory"
	"queuesim/scripting"
)

// scenario says which models a scenario's queues and pools are, and what these say.
func (o *theoryOptions) scenario(p *program, arg string) error {
	for _, f := range o.given {
		if f.Changed {
			return usage("--"+f.Name+" is for models, and a scenario says it itself",
				"--set changes one: --set pool.count=5")
		}
	}
	src, err := p.open(arg)
	if err != nil {
		return err
	}
	defer src.Close()
	loaded, err := scripting.Load(src.File, scripting.Options{Sets: o.sets, Print: io.Discard, Clock: true})
	if err != nil {
		return wrongScenario(src.Name, err)
	}
	defer loaded.Close()
	if err := loaded.Scenario.Validate(); err != nil {
		return wrongScenario(src.Name, err)
	}
	stations := theory.Recognise(&loaded.Scenario)
	if o.json {
		return o.stationsJSON(p, src.Name, stations)
	}
	var b bytes.Buffer
	for i := range stations {
		if i > 0 {
			b.WriteByte('\n')
		}
		o.station(&b, &stations[i], p.helpWidth())
	}
	return showOut(p.stdout, b.Bytes())
}

// station shows one station.
func (o *theoryOptions) station(b *bytes.Buffer, st *theory.Station, width int) {
	name := strings.Join(st.Queues, ", ") + " → " + strings.Join(st.Pools, ", ")
	if st.Model == nil {
		for _, line := range wrap(printable(name+": no model, for "+st.Why), width) {
			b.WriteString(line + "\n")
		}
		return
	}
	what := " is "
	if !st.Model.Exact {
		what = " is nearly "
	}
	for _, line := range wrap(printable(name)+what+st.Model.Spec.String()+": "+st.Model.Spec.About(), width) {
		b.WriteString(line + "\n")
	}
	o.body(b, st.Model, width)
	if !(st.Length >= st.Model.Spec.LongRun()) {
		fmt.Fprintf(b, "  ! its run takes averages over %s, which is too short\n", report.SayTime(st.Length))
	}
}

// stationsJSON prints what there is for machines.
func (o *theoryOptions) stationsJSON(p *program, file string, stations []theory.Station) error {
	type station struct {
		Queues []string      `json:"queues"`
		Pools  []string      `json:"pools"`
		Why    string        `json:"why,omitempty"` // there is no model
		Length *float64      `json:"length"`        // of the averages, in seconds; null: not known
		Answer *theoryAnswer `json:"answer"`        // null: there is no model
	}
	all := []station{}
	for i := range stations {
		st := &stations[i]
		out := station{st.Queues, st.Pools, printable(st.Why), known(st.Length), nil}
		if st.Model != nil {
			out.Answer = answerOf(st.Model, st.Figures, o.shares(st.Model, someShares))
		}
		all = append(all, out)
	}
	return printJSON(p, struct {
		Schema   string    `json:"schema"`
		File     string    `json:"file"`
		Stations []station `json:"stations"`
	}{theorySchema, file, all})
}
