package scripting

import (
	"strconv"
	"strings"

	"github.com/yuin/gopher-lua/ast"
)

// A spot is what the text of a file says at one path of the table that it returns.
type spot struct {
	line  int
	param string // the param whose value stands there and nothing else; else ""
}

// A source is what the parser's tree of a file tells about the table that it returns: which line
// each field stands on, as far as that can be seen without running it.
type source struct {
	spots    map[string]spot
	locals   map[string]ast.Expr     // local variables of the file that are given a value once
	assigned map[string][]assignment // fields given to them later: t.queues.jobs = …
	params   map[string]string       // local variables that hold a param, by the param's name
	walks    int                     // how many expressions were walked through
}

// An assignment is a field that a statement gives to a local table.
type assignment struct {
	keys  []string
	line  int
	value ast.Expr
}

// newSource reads the tree of a file.
func newSource(stmts []ast.Stmt) *source {
	s := &source{
		spots:    map[string]spot{},
		locals:   map[string]ast.Expr{},
		assigned: map[string][]assignment{},
		params:   map[string]string{},
	}
	s.readLocals(stmts)
	if len(stmts) == 0 {
		return s
	}
	if ret, ok := stmts[len(stmts)-1].(*ast.ReturnStmt); ok && len(ret.Exprs) > 0 {
		s.spots[""] = spot{line: ret.Exprs[0].Line()}
		s.walk("", ret.Exprs[0], 0)
	}
	return s
}

// readLocals notes the local variables of the file, less those that are written again somewhere.
func (s *source) readLocals(stmts []ast.Stmt) {
	for _, stmt := range stmts {
		switch stmt := stmt.(type) {
		case *ast.LocalAssignStmt:
			for i, name := range stmt.Names {
				if i < len(stmt.Exprs) {
					s.locals[name] = stmt.Exprs[i]
				}
			}
		case *ast.AssignStmt:
			for i, left := range stmt.Lhs {
				if root, keys := attributes(left); len(keys) > 0 && i < len(stmt.Rhs) {
					a := assignment{keys, left.Line(), stmt.Rhs[i]}
					s.assigned[root] = append(s.assigned[root], a)
				}
			}
		}
	}
	inspectStmts(stmts, func(n any) bool {
		if a, ok := n.(*ast.AssignStmt); ok {
			for _, left := range a.Lhs {
				if id, ok := left.(*ast.IdentExpr); ok {
					delete(s.locals, id.Value)
				}
			}
		}
		return true
	})
	for name, e := range s.locals {
		if param := paramOf(e); param != "" {
			s.params[name] = param
		}
	}
}

// attributes takes a.b.c apart: a local's name and the keys, nil if it isn't of that shape.
func attributes(e ast.Expr) (root string, keys []string) {
	switch e := e.(type) {
	case *ast.IdentExpr:
		return e.Value, nil
	case *ast.AttrGetExpr:
		if key, ok := e.Key.(*ast.StringExpr); ok {
			root, keys = attributes(e.Object)
			return root, append(keys, key.Value)
		}
	}
	return "", nil
}

// paramOf returns the name of the param in a call of param("name", …), or "".
func paramOf(e ast.Expr) string {
	call, ok := e.(*ast.FuncCallExpr)
	if !ok || len(call.Args) == 0 {
		return ""
	}
	f, ok := call.Func.(*ast.IdentExpr)
	name, named := call.Args[0].(*ast.StringExpr)
	if !ok || !named || f.Value != "param" {
		return ""
	}
	return name.Value
}

// walk notes the spots in the table that e makes, at path.
func (s *source) walk(path string, e ast.Expr, depth int) {
	const deepest, most = 12, 100_000 // no scenario's is; a table may hold itself, and often
	if s.walks++; depth > deepest || s.walks > most {
		return
	}
	switch e := e.(type) {
	case *ast.IdentExpr:
		s.walk(path, s.locals[e.Value], depth+1)
		for _, a := range s.assigned[e.Value] {
			s.note(joined(path, strings.Join(a.keys, ".")), a.line, a.value, depth)
		}
	case *ast.FuncCallExpr: // trace { … }
		if len(e.Args) == 1 {
			if t, ok := e.Args[0].(*ast.TableExpr); ok {
				s.walk(path, t, depth)
			}
		}
	case *ast.TableExpr:
		s.walkTable(path, e, depth)
	}
}

// walkTable notes the spots of the fields that a table constructor names.
func (s *source) walkTable(path string, t *ast.TableExpr, depth int) {
	index := 0
	for _, f := range t.Fields {
		switch key := f.Key.(type) {
		case nil:
			index++
			s.note(indexed(path, index), f.Value.Line(), f.Value, depth)
		case *ast.StringExpr:
			s.note(joined(path, key.Value), key.Line(), f.Value, depth)
		}
	}
}

// note notes one field and what is in it.
func (s *source) note(path string, line int, value ast.Expr, depth int) {
	sp := spot{line: line, param: paramOf(value)}
	if id, ok := value.(*ast.IdentExpr); ok {
		sp.param = s.params[id.Value]
	}
	s.spots[path] = sp
	s.walk(path, value, depth+1)
}

// line returns the line on which path stands, or the nearest thing that it is part of; 0 if the
// table isn't to be seen in the text at all.
func (s *source) line(path string) int {
	for {
		if sp, ok := s.spots[path]; ok {
			return sp.line
		}
		if path == "" {
			return 0
		}
		path = path[:max(strings.LastIndexAny(path, ".["), 0)]
	}
}

// joined returns the path of the field key of the table at path.
func joined(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

// indexed returns the path of the i-th element of the list at path.
func indexed(path string, i int) string { return path + "[" + strconv.Itoa(i) + "]" }
