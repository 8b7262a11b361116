package main

import (
	"strconv"
	"strings"

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

// distributionRows lists the distributions, each with an example and the parameters it goes by.
func distributionRows() [][]string {
	var rows [][]string
	for _, entry := range dist.Catalogue {
		forms := make([]string, len(entry.Forms))
		for i, form := range entry.Forms {
			forms[i] = strings.Join(form.Params.Names(), " and ")
		}
		rows = append(rows,
			[]string{entry.Name, entry.Summary},
			[]string{"", entry.Example + ": by " + strings.Join(forms, ", or ")})
	}
	return rows
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
