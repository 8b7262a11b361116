package scripting

import (
	"slices"

	"github.com/yuin/gopher-lua/ast"
)

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
// it tells nothing: one can't be told from the other.
func usages(stmts []ast.Stmt) map[lines]usage {
	all := map[lines]usage{}
	inspectStmts(stmts, func(n any) bool {
		if f, ok := n.(*ast.FunctionExpr); ok {
			at := lines{f.Line(), f.LastLine()}
			if _, taken := all[at]; taken {
				all[at] = usage{params: mostArguments, escapes: true}
			} else {
				all[at] = usageOf(f)
			}
		}
		return true
	})
	return all
}

// mostArguments is how many arguments a function of a scenario gets at most.
const mostArguments = 3

// usageOf returns what a function does with its first argument. Any mention of the name other
// than in item.name counts as an escape, also in a function within, which may outlive the call.
// Nothing is said of what is read if the item is handed on, or if the name may stand for something
// else.
func usageOf(f *ast.FunctionExpr) usage {
	u := usage{params: len(f.ParList.Names)}
	if f.ParList.HasVargs {
		return usage{params: mostArguments, escapes: true}
	}
	if u.params == 0 {
		return u
	}
	item := f.ParList.Names[0]
	unclear := slices.Contains(f.ParList.Names[1:], item)
	seen := map[string]bool{}
	inspectStmts(f.Stmts, func(n any) bool {
		unclear = unclear || slices.Contains(declares(n), item)
		switch n := n.(type) {
		case *ast.AssignStmt:
			for _, left := range n.Lhs {
				root, _ := attributes(left)
				u.escapes = u.escapes || root == item
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
			unclear = unclear || n.Value == item
		}
		return true
	})
	if unclear {
		return usage{params: u.params, escapes: true}
	}
	return u
}

// declares returns the names that a node gives a new meaning to.
func declares(n any) []string {
	switch n := n.(type) {
	case *ast.LocalAssignStmt:
		return n.Names
	case *ast.NumberForStmt:
		return []string{n.Name}
	case *ast.GenericForStmt:
		return n.Names
	case *ast.FunctionExpr:
		return n.ParList.Names
	}
	return nil
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
	inspectStmts(stmts, func(n any) bool {
		switch n := n.(type) {
		case *ast.IdentExpr:
			others = others || n.Value == "require" // whatever the other file does
		case *ast.FunctionExpr:
			others = others || writesComputed(n)
		case *ast.FuncDefStmt:
			_, keys := attributes(n.Name.Func)
			for _, key := range keys {
				names[key] = true
			}
		case *ast.AssignStmt:
			for _, left := range n.Lhs {
				if key, ok := keyOf(left).(*ast.StringExpr); ok {
					names[key.Value] = true
				}
			}
		}
		return true
	})
	return names, others
}

// writesComputed reports whether a function writes a field whose name the text doesn't tell:
// t[…] = …, where t may be an item.
func writesComputed(f *ast.FunctionExpr) bool {
	found := false
	inspectStmts(f.Stmts, func(n any) bool {
		if a, ok := n.(*ast.AssignStmt); ok {
			for _, left := range a.Lhs {
				key := keyOf(left)
				_, told := key.(*ast.StringExpr)
				found = found || key != nil && !told
			}
		}
		return !found
	})
	return found
}

// keyOf returns the key of t.key or t[key], nil of anything else.
func keyOf(e ast.Expr) ast.Expr {
	if get, ok := e.(*ast.AttrGetExpr); ok {
		return get.Key
	}
	return nil
}
