package scripting

import "github.com/yuin/gopher-lua/ast"

// A usage is what a function of the author's does with its first argument, the item, as far as
// the text tells. It decides how the item is handed over: most functions only read a field or
// two.
type usage struct {
	params  int
	reads   []read // fields read as item.name
	escapes bool   // or it is written, kept, passed on: then it needs a handle of its own
}

// A read is a field that a function reads, and the line on which it does so first.
type read struct {
	name string
	line int
}

// lines are the first and the last line of a function: what it is known by once it is compiled.
type lines struct{ first, last int }

// usages returns what the functions of a file do, by their lines. Of functions on the same lines
// it returns what any of them does.
func usages(stmts []ast.Stmt) map[lines]usage {
	all := map[lines]usage{}
	inspectStmts(stmts, func(n any) bool {
		if f, ok := n.(*ast.FunctionExpr); ok {
			at := lines{f.Line(), f.LastLine()}
			u := usageOf(f)
			if other, ok := all[at]; ok {
				u = u.with(other)
			}
			all[at] = u
		}
		return true
	})
	return all
}

// with returns what either of two functions does.
func (u usage) with(v usage) usage {
	return usage{
		params:  max(u.params, v.params),
		reads:   append(u.reads[:len(u.reads):len(u.reads)], v.reads...),
		escapes: u.escapes || v.escapes,
	}
}

// usageOf returns what a function does with its first argument. Any mention of the name other
// than in item.name counts as an escape, also in a function within, which may outlive the call.
func usageOf(f *ast.FunctionExpr) usage {
	u := usage{params: len(f.ParList.Names)}
	if f.ParList.HasVargs {
		return usage{params: 2, escapes: true}
	}
	if u.params == 0 {
		return u
	}
	item := f.ParList.Names[0]
	seen := map[string]bool{}
	inspectStmts(f.Stmts, func(n any) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for _, left := range n.Lhs {
				if root, _ := attributes(left); root == item {
					u.escapes = true
				}
			}
		case *ast.FuncDefStmt: // function item.f() … end
			root, _ := attributes(n.Name.Func)
			u.escapes = u.escapes || root == item
		case *ast.AttrGetExpr:
			if name, ok := readOf(n, item); ok {
				if !seen[name] {
					seen[name] = true
					u.reads = append(u.reads, read{name, n.Line()})
				}
				return false
			}
		case *ast.FunctionExpr:
			u.escapes = u.escapes || mentions(n, item)
		case *ast.IdentExpr:
			u.escapes = u.escapes || n.Value == item
		}
		return true
	})
	return u
}

// readOf returns the name in item.name.
func readOf(e *ast.AttrGetExpr, item string) (name string, ok bool) {
	id, isIdent := e.Object.(*ast.IdentExpr)
	key, isString := e.Key.(*ast.StringExpr)
	if !isIdent || !isString || id.Value != item {
		return "", false
	}
	return key.Value, true
}

// mentions reports whether a name occurs in a function.
func mentions(f *ast.FunctionExpr, name string) bool {
	found := false
	inspectStmts(f.Stmts, func(n any) bool {
		id, ok := n.(*ast.IdentExpr)
		found = found || ok && id.Value == name
		return !found
	})
	return found
}

// ownFields returns the names that the functions of a file give to items by item.name = …, and
// whether they may give others too, by item[…].
func ownFields(stmts []ast.Stmt) (names map[string]bool, others bool) {
	names = map[string]bool{}
	firsts := map[string]bool{}
	inspectStmts(stmts, func(n any) bool {
		if id, ok := n.(*ast.IdentExpr); ok && id.Value == "require" {
			others = true // whatever the other file does
		}
		if f, ok := n.(*ast.FunctionExpr); ok && len(f.ParList.Names) > 0 {
			firsts[f.ParList.Names[0]] = true
		}
		return true
	})
	inspectStmts(stmts, func(n any) bool {
		a, ok := n.(*ast.AssignStmt)
		if !ok {
			return true
		}
		for _, left := range a.Lhs {
			get, ok := left.(*ast.AttrGetExpr)
			if !ok {
				continue
			}
			if key, ok := get.Key.(*ast.StringExpr); ok {
				names[key.Value] = true
			} else if id, ok := get.Object.(*ast.IdentExpr); ok && firsts[id.Value] {
				others = true
			}
		}
		return true
	})
	return names, others
}
