package scripting

import (
	"reflect"
	"regexp"
	"strings"
)

// FigureNames returns what may stand at the end of a path of figures, "" or one that ends in a point,
// as in jobs.wait. – each with its help. A name with more behind it ends in a point itself.
func (l *Loaded) FigureNames(path string) []Row {
	p := partsOf(&l.Scenario)
	var before []string
	if path != "" {
		before = strings.Split(strings.TrimSuffix(path, "."), ".")
	}
	var rows []Row
	for _, name := range p.under(before) {
		full := p.full(append(before[:len(before):len(before)], name))
		t := p.typeAt(full)
		if t == nil || !identifier.MatchString(name) {
			continue // it stands for whatever occurs
		}
		row := Row{path + name, helpOf(strings.Join(full, "."))}
		if !isLeaf(t) {
			row.Name += "."
		}
		rows = append(rows, row)
	}
	return rows
}

var identifier = regexp.MustCompile(`^[a-z]\w*$`)

// under returns the names that may follow a path.
func (p parts) under(path []string) []string {
	if len(path) == 0 {
		return p.starts()
	}
	full := p.full(path)
	t := p.typeAt(full)
	if t == nil {
		return nil
	}
	_, names := p.step(t, strings.Join(full, "."), "")
	return names
}

// typeAt returns the type of what stands at a path from the top of the result, nil if nothing does.
func (p parts) typeAt(full []string) reflect.Type {
	t := resultType
	for i, name := range full {
		if t, _ = p.step(t, strings.Join(full[:i], "."), name); t == nil {
			return nil
		}
	}
	return t
}
