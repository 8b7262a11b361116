package scripting

import "github.com/yuin/gopher-lua/ast"

// inspect visits the expressions and statements in and under n, parents first, until visit
// answers false for a node: what is under that one is left out.
func inspect(n any, visit func(n any) bool) {
	if n == nil || !visit(n) {
		return
	}
	if s, ok := n.(ast.Stmt); ok {
		inspectStmt(s, visit)
		return
	}
	inspectExpr(n, visit)
}

func inspectExprs(list []ast.Expr, visit func(n any) bool) {
	for _, e := range list {
		inspect(e, visit)
	}
}

func inspectStmts(list []ast.Stmt, visit func(n any) bool) {
	for _, s := range list {
		inspect(s, visit)
	}
}

// inspectStmt visits what a statement is made of.
func inspectStmt(s ast.Stmt, visit func(n any) bool) {
	switch s := s.(type) {
	case *ast.AssignStmt:
		inspectExprs(s.Lhs, visit)
		inspectExprs(s.Rhs, visit)
	case *ast.LocalAssignStmt:
		inspectExprs(s.Exprs, visit)
	case *ast.FuncCallStmt:
		inspect(s.Expr, visit)
	case *ast.FuncDefStmt:
		if s.Name.Func != nil {
			inspect(s.Name.Func, visit)
		}
		if s.Name.Receiver != nil {
			inspect(s.Name.Receiver, visit)
		}
		inspect(s.Func, visit)
	case *ast.ReturnStmt:
		inspectExprs(s.Exprs, visit)
	default:
		inspectBlock(s, visit)
	}
}

// inspectBlock visits what is in a statement that holds statements.
func inspectBlock(s ast.Stmt, visit func(n any) bool) {
	switch s := s.(type) {
	case *ast.DoBlockStmt:
		inspectStmts(s.Stmts, visit)
	case *ast.WhileStmt:
		inspect(s.Condition, visit)
		inspectStmts(s.Stmts, visit)
	case *ast.RepeatStmt:
		inspect(s.Condition, visit)
		inspectStmts(s.Stmts, visit)
	case *ast.IfStmt:
		inspect(s.Condition, visit)
		inspectStmts(s.Then, visit)
		inspectStmts(s.Else, visit)
	case *ast.NumberForStmt:
		inspectExprs([]ast.Expr{s.Init, s.Limit}, visit)
		if s.Step != nil {
			inspect(s.Step, visit)
		}
		inspectStmts(s.Stmts, visit)
	case *ast.GenericForStmt:
		inspectExprs(s.Exprs, visit)
		inspectStmts(s.Stmts, visit)
	}
}

// inspectExpr visits what an expression is made of.
func inspectExpr(e any, visit func(n any) bool) {
	switch e := e.(type) {
	case *ast.AttrGetExpr:
		inspect(e.Object, visit)
		inspect(e.Key, visit)
	case *ast.TableExpr:
		for _, f := range e.Fields {
			if f.Key != nil {
				inspect(f.Key, visit)
			}
			inspect(f.Value, visit)
		}
	case *ast.FuncCallExpr:
		if e.Func != nil {
			inspect(e.Func, visit)
		}
		if e.Receiver != nil {
			inspect(e.Receiver, visit)
		}
		inspectExprs(e.Args, visit)
	case *ast.FunctionExpr:
		inspectStmts(e.Stmts, visit)
	default:
		inspectOperator(e, visit)
	}
}

// inspectOperator visits an operator's operands.
func inspectOperator(e any, visit func(n any) bool) {
	switch e := e.(type) {
	case *ast.LogicalOpExpr:
		inspectExprs([]ast.Expr{e.Lhs, e.Rhs}, visit)
	case *ast.RelationalOpExpr:
		inspectExprs([]ast.Expr{e.Lhs, e.Rhs}, visit)
	case *ast.StringConcatOpExpr:
		inspectExprs([]ast.Expr{e.Lhs, e.Rhs}, visit)
	case *ast.ArithmeticOpExpr:
		inspectExprs([]ast.Expr{e.Lhs, e.Rhs}, visit)
	case *ast.UnaryMinusOpExpr:
		inspect(e.Expr, visit)
	case *ast.UnaryNotOpExpr:
		inspect(e.Expr, visit)
	case *ast.UnaryLenOpExpr:
		inspect(e.Expr, visit)
	}
}
