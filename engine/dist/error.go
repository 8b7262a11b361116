package dist

import "fmt"

// An Error is a mistake in the parameters of a distribution.
type Error struct {
	Param string // the parameter; "" if it is about several of them
	Msg   string // what is wrong: want …, got …
	Hint  string // what to do; may be empty
}

func (e *Error) Error() string {
	if e.Param == "" {
		return e.Msg
	}
	return e.Param + ": " + e.Msg
}

// wrong makes an Error without a hint.
func wrong(param, format string, args ...any) *Error {
	return &Error{Param: param, Msg: fmt.Sprintf(format, args...)}
}
