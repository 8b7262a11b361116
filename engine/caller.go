package engine

import "fmt"

// A caller is a place where the scenario has a function, of one of these kinds. Functions are entered
// here and nowhere else: what one panics with is told as its error, so that neither the run nor the
// program round it ends otherwise than in good order.
type caller struct {
	path string // for messages: consumers.pool.service
	key  uint64
	fn   Func
	fail FailFunc
	ask  LevelFunc
	hook Hook

	firings uint64 // of those that belong to no item
}

// A Panic is the error of a function of the scenario that has panicked.
type Panic struct{ Value any }

// Error says what it panicked with.
func (p *Panic) Error() string { return fmt.Sprintf("panic: %v", p.Value) }

func (m *Model) callFunc(f *caller) (x float64, err error) {
	m.enterScript()
	defer m.leaveScript(&err)
	return f.fn(&m.call)
}

func (m *Model) callFail(f *caller) (reason string, failed bool, err error) {
	m.enterScript()
	defer m.leaveScript(&err)
	return f.fail(&m.call)
}

func (m *Model) callAsk(f *caller) (x float64, err error) {
	m.enterScript()
	defer m.leaveScript(&err)
	return f.ask(&m.call)
}

func (m *Model) callHook(f *caller) (err error) {
	m.enterScript()
	defer m.leaveScript(&err)
	return f.hook(&m.call)
}

// enterScript tells who watches that a function begins.
func (m *Model) enterScript() {
	if m.watch != nil {
		m.watch(true)
	}
}

// leaveScript tells that a function has ended, and makes an error of its panic. It is deferred.
func (m *Model) leaveScript(err *error) {
	if r := recover(); r != nil {
		*err = &Panic{r}
	}
	if m.watch != nil {
		m.watch(false)
	}
}
