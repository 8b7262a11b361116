package main

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"queuesim/engine"
	"queuesim/engine/dist"
	"queuesim/scenarios"
	"queuesim/scripting"
	"queuesim/scripting/wall"
)

// libraryRows lists the library with the questions it answers.
func libraryRows() [][]string {
	var rows [][]string
	for _, entry := range scenarios.List() {
		rows = append(rows, []string{entry.Name, entry.Question})
	}
	return rows
}

// distributionRows lists the distributions, each with an example, what that looks like, and the
// parameters it goes by.
func distributionRows() [][]string {
	var rows [][]string
	for _, entry := range dist.Catalogue {
		rows = append(rows,
			[]string{entry.Name, entry.Summary},
			[]string{"", pictureOf(entry)},
			[]string{"", entry.Example + ": by " + entry.Takes()})
	}
	return rows
}

// pictureOf draws how likely the draws of a distribution's example are, the likeliest highest, with
// the numbers at both ends. The lowest block is for next to nothing.
func pictureOf(entry dist.Entry) string {
	const columns, blocks = 36, "▁▂▃▄▅▆▇█"
	levels := []rune(blocks)
	law, ok := exampleOf(entry)
	if !ok {
		return ""
	}
	o := dist.OutlineOf(law, columns)
	top := slices.Max(o.Chances)
	picture := make([]rune, columns)
	for i, chance := range o.Chances {
		picture[i] = levels[int(math.Ceil((chance/top-0.01)*float64(len(levels)-1)))]
	}
	return fmt.Sprintf("%s %s to %s", string(picture), sayEnd(o.From, entry), sayEnd(o.To, entry))
}

// exampleOf reads the example as a scenario would be read.
func exampleOf(entry dist.Entry) (dist.Law, bool) {
	loaded, err := scripting.Load(scripting.File{Name: entry.Name, Source: []byte(
		"return { duration = 1, producers = { p = { rate = 1 } }, consumers = { c = { service = " +
			entry.Example + " } } }",
	)}, scripting.Options{})
	if err != nil {
		return nil, false
	}
	law, ok := loaded.Scenario.Consumers[0].Service.(dist.Law)
	return law, ok
}

// sayEnd says a number of a picture: a time, unless the distribution is one of counts.
func sayEnd(x float64, entry dist.Entry) string {
	if t, ok := engine.Seconds(x); ok && entry.Params().Unit() == dist.Same && x != 0 {
		return span(t)
	}
	return strconv.FormatFloat(x, 'g', 3, 64)
}

// fieldRows lists the fields of a scenario's tables, table by table.
func fieldRows() [][]string {
	var rows [][]string
	table := ""
	for _, f := range scripting.Fields() {
		if f.Where != table {
			table = f.Where
			rows = append(rows, []string{table})
		}
		text := f.Help + ": " + f.Kind
		if f.Default != "" {
			text += " (" + f.Default + ")"
		}
		rows = append(rows, []string{"  " + f.Name, text})
	}
	return rows
}

// limitRows lists what a scenario may use at most.
func limitRows() [][]string {
	var rows [][]string
	for _, l := range wall.Defaults().List() {
		rows = append(rows, []string{l.Name, strconv.Itoa(l.Value), l.What})
	}
	return rows
}
