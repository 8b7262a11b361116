package scripting

import (
	"github.com/yuin/gopher-lua/ast"

	"queuesim/engine"
)

// Changeable returns what the scenario's functions may do to the run, as far as the text tells: what
// can't be excluded they may do.
func (l *Loaded) Changeable() engine.Changeable { return changeable(l.tree()) }

// changeable looks for writes such as sim.pool.count = 8, and for sim.stop.
func changeable(tree []ast.Stmt) engine.Changeable {
	var may engine.Changeable
	own := ownTables(tree)
	inspectStmts(tree, func(n any) bool {
		switch n := n.(type) {
		case *ast.IdentExpr:
			hides(n.Value, &may)
		case *ast.FunctionExpr:
			inspectStmts(n.Stmts, func(n any) bool {
				lookForWrites(n, own, &may)
				return true
			})
			return false
		}
		return true
	})
	return may
}

// lookForWrites notes what one node of a function may do.
func lookForWrites(n any, own map[string]bool, may *engine.Changeable) {
	switch n := n.(type) {
	case *ast.AssignStmt:
		for _, left := range n.Lhs {
			write(left, own, may)
		}
	case *ast.AttrGetExpr:
		key, told := n.Key.(*ast.StringExpr)
		may.End = may.End || told && key.Value == "stop"
	case *ast.FuncCallExpr:
		key := keyOf(n.Func)
		_, told := key.(*ast.StringExpr)
		may.End = may.End || n.Method == "stop" || key != nil && !told
	case *ast.IdentExpr:
		hides(n.Value, may)
	}
}

// hides gives up if a name is that of a function which can do anything where nobody sees it.
func hides(name string, may *engine.Changeable) {
	switch name {
	case "require", "rawset", "setmetatable":
		*may = engine.Changeable{Rate: true, Count: true, Capacity: true, End: true}
	}
}

// write notes what an assignment to t.key or t[key] may change.
func write(left ast.Expr, own map[string]bool, may *engine.Changeable) {
	get, ok := left.(*ast.AttrGetExpr)
	if !ok {
		return
	}
	if id, ok := get.Object.(*ast.IdentExpr); ok && own[id.Value] {
		return
	}
	key, told := get.Key.(*ast.StringExpr)
	if _, isNumber := get.Key.(*ast.NumberExpr); isNumber {
		return
	}
	may.Rate = may.Rate || !told || key.Value == "rate"
	may.Count = may.Count || !told || key.Value == "count"
	may.Capacity = may.Capacity || !told || key.Value == "capacity"
}

// ownTables returns the names that stand for tables of the author's own, and nothing else: local
// variables of the file that are a table from the start.
func ownTables(tree []ast.Stmt) map[string]bool {
	own := map[string]bool{}
	for name, e := range newSource(tree).locals {
		if _, ok := e.(*ast.TableExpr); ok {
			own[name] = true
		}
	}
	declared := map[string]int{}
	inspectStmts(tree, func(n any) bool {
		for _, name := range declares(n) {
			declared[name]++
		}
		return true
	})
	for name, times := range declared {
		if times > 1 {
			delete(own, name) // which of them is meant isn't clear
		}
	}
	return own
}
