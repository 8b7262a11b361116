package wall

import "github.com/yuin/gopher-lua/ast"

// freeNames returns the names that a tree uses without declaring them.
func freeNames(tree []ast.Stmt) []Name {
	s := &scopes{}
	s.block(tree, nil)
	return s.free
}

// scopes knows which names are declared where a walk through a tree stands.
type scopes struct {
	declared []string
	free     []Name
}

func (s *scopes) isDeclared(name string) bool {
	for i := len(s.declared) - 1; i >= 0; i-- {
		if s.declared[i] == name {
			return true
		}
	}
	return false
}

// block goes through a block in which some names are declared from the start.
func (s *scopes) block(stmts []ast.Stmt, names []string) {
	outside := len(s.declared)
	s.declared = append(s.declared, names...)
	for _, stmt := range stmts {
		s.stmt(stmt)
	}
	s.declared = s.declared[:outside]
}

func (s *scopes) stmt(stmt ast.Stmt) {
	switch n := stmt.(type) {
	case *ast.AssignStmt:
		s.exprs(n.Rhs)
		for _, e := range n.Lhs {
			s.write(e)
		}
	case *ast.LocalAssignStmt:
		if isLocalFunction(n) { // its own name is declared within it
			s.declared = append(s.declared, n.Names...)
			s.exprs(n.Exprs)
			return
		}
		s.exprs(n.Exprs)
		s.declared = append(s.declared, n.Names...)
	case *ast.RepeatStmt: // the condition sees what the block declares
		outside := len(s.declared)
		for _, inner := range n.Stmts {
			s.stmt(inner)
		}
		s.expr(&n.Condition)
		s.declared = s.declared[:outside]
	case *ast.NumberForStmt:
		s.expr(&n.Init)
		s.expr(&n.Limit)
		if n.Step != nil {
			s.expr(&n.Step)
		}
		s.block(n.Stmts, []string{n.Name})
	case *ast.GenericForStmt:
		s.exprs(n.Exprs)
		s.block(n.Stmts, n.Names)
	case *ast.FuncDefStmt:
		s.define(n)
	default:
		children(stmt, s.expr, func(b []ast.Stmt) { s.block(b, nil) })
	}
}

// isLocalFunction tells whether a statement is local function f() … end, in which the name is known
// within the function. The parser gives local f = function() … end the same shape, but no last line.
func isLocalFunction(n *ast.LocalAssignStmt) bool {
	return isOneFunction(n) && n.LastLine() > 0
}

// isOneFunction tells whether a statement declares one local, which is a function.
func isOneFunction(n *ast.LocalAssignStmt) bool {
	if len(n.Names) != 1 || len(n.Exprs) != 1 {
		return false
	}
	_, ok := n.Exprs[0].(*ast.FunctionExpr)
	return ok
}

// define goes through function name() … end.
func (s *scopes) define(n *ast.FuncDefStmt) {
	names := n.Func.ParList.Names
	if n.Name.Func != nil {
		s.write(n.Name.Func)
	}
	if n.Name.Receiver != nil {
		s.expr(&n.Name.Receiver)
		names = append([]string{"self"}, names...)
	}
	s.block(n.Func.Stmts, parameters(n.Func.ParList, names))
}

// parameters are the names that a function's body knows; arg is that of Lua 5.0.
func parameters(p *ast.ParList, names []string) []string {
	if p.HasVargs {
		return append([]string{"arg"}, names...)
	}
	return names
}

func (s *scopes) write(e ast.Expr) {
	if id, ok := e.(*ast.IdentExpr); ok {
		if !s.isDeclared(id.Value) {
			s.free = append(s.free, Name{id.Value, id.Line(), true})
		}
		return
	}
	s.expr(&e)
}

func (s *scopes) exprs(es []ast.Expr) {
	for i := range es {
		s.expr(&es[i])
	}
}

func (s *scopes) expr(e *ast.Expr) {
	switch n := (*e).(type) {
	case *ast.IdentExpr:
		if !s.isDeclared(n.Value) {
			s.free = append(s.free, Name{n.Value, n.Line(), false})
		}
	case *ast.FunctionExpr:
		s.block(n.Stmts, parameters(n.ParList, n.ParList.Names))
	default:
		children(*e, s.expr, func(b []ast.Stmt) { s.block(b, nil) })
	}
}
