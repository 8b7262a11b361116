package main

import (
	"encoding/json"
	"math"

	"queuesim/engine"
	"queuesim/engine/theory"
)

const theorySchema = "queuesim.theory/1"

// A theoryAnswer is a model with all that it says, for machines: times in seconds, rates per second.
// The shape is stable: fields may be added. A field is left out where the model says nothing.
type theoryAnswer struct {
	Model  string        `json:"model"` // in Kendall's notation
	About  string        `json:"about"` // the same in words
	Exact  bool          `json:"exact"` // false: an approximation
	Source theory.Source `json:"source"`
	Input  theoryInput   `json:"input"`

	Figures map[string]float64 `json:"figures"` // by their names in a result
	PWait   *float64           `json:"wait_probability,omitempty"`
	Inside  *float64           `json:"inside,omitempty"` // mean number waiting or in service
	Shares  []float64          `json:"shares,omitempty"` // of time with 0, 1, 2 … inside
	Classes []theoryClass      `json:"classes,omitempty"`

	Relaxation *float64 `json:"relaxation,omitempty"` // until a start is forgotten, about
}

// theoryInput is what the model was given.
type theoryInput struct {
	Arrivals    []float64 `json:"arrivals"`     // per second, by class of priority, highest first
	ArrivalCV   float64   `json:"arrival_cv"`   // standard deviation ÷ mean of the gaps
	ServiceMean float64   `json:"service_mean"` // seconds
	ServiceCV   float64   `json:"service_cv"`
	Servers     *int      `json:"servers"` // null: no bound
	Places      *int      `json:"places"`  // to wait; null: no bound
	Patience    *float64  `json:"patience,omitempty"`
	Users       int       `json:"users,omitempty"`
	Think       *float64  `json:"think,omitempty"`
}

// A theoryClass is a class of priority.
type theoryClass struct {
	Arrivals float64 `json:"arrivals"`
	Wait     float64 `json:"wait"`
	Waiting  float64 `json:"waiting"`
}

// answerOf puts down what a model says.
func answerOf(m *theory.Model, figures []theory.Figure, shares []float64) *theoryAnswer {
	s := &m.Spec
	a := &theoryAnswer{
		Model: s.String(), About: s.About(), Exact: m.Exact, Source: m.Source,
		Input: theoryInput{
			Arrivals: s.Arrivals, ArrivalCV: math.Sqrt(s.Gaps.CV2),
			ServiceMean: s.Service.Mean, ServiceCV: math.Sqrt(s.Service.CV2),
			Servers: bound(s.Servers), Places: bound(s.Places), Users: s.Users,
		},
		Figures: map[string]float64{}, Shares: shares,
		PWait: known(m.PWait), Inside: known(m.Inside), Relaxation: known(s.Relaxation()),
	}
	if s.Patience > 0 {
		a.Input.Patience = &s.Patience
	}
	if s.Users > 0 {
		a.Input.Think, a.Input.Arrivals = &s.Think, []float64{}
	}
	for _, f := range figures {
		a.Figures[f.Path] = f.Value
	}
	for _, c := range m.Classes {
		a.Classes = append(a.Classes, theoryClass(c))
	}
	return a
}

// known returns a number, or nil if there is none.
func known(x float64) *float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return nil
	}
	return &x
}

// bound returns a number that has one, or nil.
func bound(n int) *int {
	if n == engine.Unlimited {
		return nil
	}
	return &n
}

// writeJSON prints an answer under its schema.
func (o *theoryOptions) writeJSON(p *program, a *theoryAnswer) error {
	return printJSON(p, struct {
		Schema string `json:"schema"`
		*theoryAnswer
	}{theorySchema, a})
}

func printJSON(p *program, v any) error {
	text, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return failed(err)
	}
	return writeOut(p.stdout, append(text, '\n'))
}

// How many shares of time are told.
const (
	mostShares = 20_000
	someShares = 1000 // for machines, if they don't ask for more
	fewShares  = 12   // for people, one by one
)

// shares returns how often 0, 1, 2 … are inside: as many as were asked for, else until the rest is
// next to nothing, or so many.
func (o *theoryOptions) shares(m *theory.Model, most int) []float64 {
	if m.PInside == nil {
		return nil
	}
	var all []float64
	left := 1.0
	for n := 0; n <= o.upTo || o.upTo < 0 && n < most && left > 1e-6; n++ {
		all = append(all, m.PInside(n))
		left -= all[n]
	}
	return all
}
