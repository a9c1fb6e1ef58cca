"""Stub until the learned one lands."""
from __future__ import annotations
import re
from collections.abc import Sequence
import numpy as np
from normalizer import arabic
CONTENTS = ("ordinal","title","plan","deed","benefit","issue","advice","objective","target","evidence","risk","reason","goods","complaint","place","units","agency","dimension","choice","period","date","money","number","percent","offer","contract","mark","remark","blank")
TEXT=("title","plan","deed","benefit","issue","advice","objective","target","evidence","risk","reason","goods","complaint","place","agency","dimension","remark","contract","offer","choice","units")
def content_log_likelihoods(columns):
    out=np.full((len(columns),len(CONTENTS)),1e-4)
    for i,col in enumerate(columns):
        cells=[re.sub(r"\s","",arabic(t)) for t in col if t.strip()]
        def put(d,total=1.0):
            for k,v in d.items(): out[i,CONTENTS.index(k)]+=v*total
        if not cells: put({"blank":1}); continue
        n=len(cells)
        num=sum(bool(re.fullmatch(r"-|[\d,]+(\.\d+)?(\.?-)?%?",c)) for c in cells)/n
        units=sum(bool(re.match(r"กอง|สำนัก|งาน|ฝ่าย|ทุก|ปลัด|หน่วย|กลุ่ม",c)) for c in cells)/n
        per=sum(bool(re.search(r"25\d\d|ต\.ค\.|ตุลาคม|ไตรมาส|ตลอด|เดือน",c)) and len(c)<50 for c in cells)/n
        if num>.7:
            ints=[int(c) for c in cells if c.isdigit() and len(c)<5]
            if len(ints)==n and ints==list(range(ints[0],ints[0]+n)): put({"ordinal":.9,"number":.1})
            elif any("," in c for c in cells): put({"money":.9,"number":.1})
            else: put({"number":.7,"percent":.2,"money":.1})
        elif per>.7: put({"period":.9,"date":.1})
        elif units>.7: put({"units":.9,"agency":.1})
        else: put({k:1/len(TEXT) for k in TEXT})
    out/=out.sum(1,keepdims=True)
    return np.log(out)
