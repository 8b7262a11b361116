package scripting

import (
	"fmt"

	"github.com/yuin/gopher-lua/ast"
)

// learn reads what the file's functions do with items.
func (r *runtime) learn(tree []ast.Stmt) {
	r.usages = usages(tree)
	r.given, r.givenAny = ownFields(tree)
}

// checkReads notes the fields that a function reads of its item though no item has them: not
// those of every item, none that the file gives to items, no column of a trace.
func (v value) checkReads(u usage) {
	if v.d.run.givenAny {
		return
	}
	for _, read := range u.reads {
		if _, ok := builtins[read.name]; ok || v.d.run.given[read.name] || v.d.columns[read.name] {
			continue
		}
		names := make([]string, 0, len(builtins))
		for name := range builtins {
			names = append(names, name)
		}
		for name := range v.d.run.given {
			names = append(names, name)
		}
		for name := range v.d.columns {
			names = append(names, name)
		}
		v.d.at(read.line, v.path, fmt.Sprintf("an item has no field %s", quoted(read.name)),
			Suggest(read.name, "it has", names))
	}
}
